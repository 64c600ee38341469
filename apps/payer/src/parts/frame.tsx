import type { ReactNode } from 'react';
import { Trans } from '@lingui/react/macro';
import type { Frame as FrameView } from '../view.ts';

export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true">
      <circle className="rim" cx="12" cy="12" r="10.6" /><circle cx="12" cy="12" r="7.2" />
      <path d="M8.6 12.2l2.5 2.5 4.6-5.3" />
    </svg>
  );
}

/** The paper that every question stands on: who asks, who he is, and the way out. */
export function Frame({ frame, children }: { frame: FrameView; children: ReactNode }) {
  const { agency, visiting, locale, at } = frame;
  const { line1, postalCode, city } = agency.address;
  const other = locale === 'fr' ? 'en' : 'fr';
  return (
    <div className="debtor">
      {frame.readOnly && <form className="viewing-band" method="post" action="/d/leave"><p role="status"><b><Trans>Vous voyez la page du débiteur</Trans></b> <Trans>en lecture seule : rien ne peut être envoyé, et ce n’est pas sa visite.</Trans></p><button><Trans>Revenir</Trans></button></form>}
      <header className="letterhead"><a className="agency" href={visiting ? '/d/statement' : '/d'}><Mark />{agency.name}</a><a className="help" href="/d/rights"><Trans>Aide</Trans></a></header>
      <main>{children}</main>
      <footer className="imprint">
        <p><Trans>{agency.name}, {line1}, {postalCode} {city}, exerce une activité de recouvrement amiable pour le compte de ses clients (CPCE R124-1 et suivants).</Trans></p>
        <p><a href={`tel:${agency.phone.replace(/\s/g, '')}`}>{agency.phone}</a> · <a href={`mailto:${agency.email}`}>{agency.email}</a></p>
        <p className="ways">
          <a href="/d/rights"><Trans>Vos droits et vos données</Trans></a>
          <a href={`${at}${at.includes('?') ? '&' : '?'}lang=${other}`} hrefLang={other} lang={other}>{other === 'en' ? 'English' : 'Français'}</a>
        </p>
        {visiting && !frame.readOnly && <form method="post" action="/d/leave"><button className="as-link"><Trans>Quitter mon dossier</Trans></button></form>}
      </footer>
    </div>
  );
}

/** Back to the statement. */
export const Back = () => <a className="back" href="/d/statement"><Trans>Mon décompte</Trans></a>;
