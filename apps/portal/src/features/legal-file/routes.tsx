import { Trans, useLingui } from '@lingui/react/macro';
import { Word } from '@quittance/ui';
import { useForbiddenWords } from '../../app/refusals.tsx';
import type { Route } from './legal-file.queries.ts';
import { useLegalWords } from './words.ts';

/** The open routes first, with what they need, start and cost; then the closed ones, each with its reason. */
export function Routes({ routes }: { routes: readonly Route[] }) {
  const { t } = useLingui();
  const open = routes.filter((route) => route.open), closed = routes.filter((route) => !route.open);
  return (
    <>
      <h3>{open.length ? t`Ouvertes` : t`Aucune voie n’est ouverte aujourd’hui`}</h3>
      {open.length > 0 && <ul className="legal-routes">{open.map((route) => <Open key={route.procedure} route={route} />)}</ul>}
      {closed.length > 0 && <><h3><Trans>Fermées</Trans></h3><ul className="legal-routes">{closed.map((route) => <Closed key={route.procedure} route={route} />)}</ul></>}
    </>
  );
}

function Open({ route }: { route: Route }) {
  const { t } = useLingui();
  const { procedure, begin, by, term, cost, paper } = useLegalWords();
  return (
    <li className="is-open">
      <p><b>{procedure(route.procedure)}</b> <span className="article">{route.article}</span>{route.confidence !== 'high' && <> <Word tone="wait">{t`à confirmer`}</Word></>}</p>
      <p>{t`Pour commencer : ${begin(route.procedure, route.act)}, par ${by(route.by)}.`}</p>
      {route.warnings.length > 0 && <p><Word tone="wait">{t`à peser`}</Word> {t`un événement du dossier demande d’y réfléchir avant d’agir.`}</p>}
      {route.papers.length > 0 && <p className="note">{t`Pièces au dossier : ${route.papers.map(({ document }) => paper(document)).join(', ')}.`}</p>}
      {route.terms.length > 0 && <p className="note">{t`Si l’acte est fait aujourd’hui : ${route.terms.map(({ term: id, until, article }) => `${term(id, until)} (${article})`).join(' ; ')}.`}</p>}
      {route.costs.length > 0 && <p className="note">{t`Coûts : ${route.costs.map(cost).join(' ; ')}.`}</p>}
    </li>
  );
}

function Closed({ route }: { route: Route }) {
  const { t } = useLingui();
  const { procedure, paper } = useLegalWords();
  const why = useForbiddenWords();
  const missing = route.papers.filter(({ present }) => !present);
  const reason = route.code === 'document_missing'
    ? `${t`Il manque : ${missing.map(({ document }) => paper(document)).join(', ')}`}${route.refusedBy ? ` (${route.refusedBy})` : ''}.`
    : why({ code: route.code ?? '', article: route.refusedBy, facts: route.facts });
  return <li className="is-closed"><p><b>{procedure(route.procedure)}</b> <span className="article">{route.article}</span></p><p>{reason}</p></li>;
}
