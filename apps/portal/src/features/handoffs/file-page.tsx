import { Trans, useLingui } from '@lingui/react/macro';
import { dayOfInstant, useFormats, Word } from '@quittance/ui';
import type { ReactNode } from 'react';
import { Limitation } from '../cases/who.tsx';
import { formatPhone, formatSiren } from '../cases/words.ts';
import { useSize } from '../acts/use-size.ts';
import { useActWords } from '../acts/words.ts';
import { Held } from '../queue/held.tsx';
import { Thread } from '../timeline/thread.tsx';
import { useTitleWords } from '../titles/words.ts';
import { useMe } from '../../app/session.tsx';
import { FileAccount } from './file-account.tsx';
import { FileQuestions } from './file-questions.tsx';
import type { FileCase, HandoffFile } from './handoffs.queries.ts';
import { useHandoffWords } from './words.ts';
import './file.css';

/** The file of a bailiff, on one page: who, for what, how much and why, the papers, what happened, what was asked. `over`: a panel above it. */
export function FilePage({ handoff, file, over, onAsk }: { handoff: HandoffFile; file: FileCase; over?: ReactNode; onAsk: () => void }) {
  const { t } = useLingui();
  const { day, money } = useFormats();
  const words = useHandoffWords();
  const { agencyName } = useMe();
  const offeredOn = day(dayOfInstant(handoff.offeredAt));
  return (
    <>
      {over}
      <p className="note">{t`${handoff.publicReference}, remis le ${offeredOn} par ${handoff.offeredBy}, ${agencyName}`}</p>
      <Debtor file={file} />
      {file.heldKinds.length > 0 && <p><Held kinds={file.heldKinds} whole /></p>}
      <Mission handoff={handoff} />
      <FileAccount caseId={file.id} due={file.due} />
      {file.limitation && <div className="file-clock"><Limitation of={file.limitation} several={file.claims.length > 1} /></div>}
      <Papers handoff={handoff} file={file} />
      <p className="instructions"><span className="faint">{t`Instructions :`}</span> {handoff.instructions ?? t`aucune`}<br /><span className="faint">{t`Plafond des frais :`}</span> {handoff.costCeiling ? t`${money(handoff.costCeiling)} ; au-delà, demandez l’accord de l’agence` : t`aucun`}</p>
      {handoff.acts.length > 0 && <ActsDone acts={handoff.acts} />}
      <FileQuestions caseId={file.id} onAsk={onAsk} />
      <section className="file-thread" aria-label={t`Chronologie`}><h2 className="label">{words.item('history')}</h2><Thread caseId={file.id} /></section>
    </>
  );
}

function Debtor({ file: { debtor, creditor } }: { file: FileCase }) {
  const { t } = useLingui();
  const { address } = debtor;
  const said = [debtor.legalForm && !debtor.name.endsWith(` ${debtor.legalForm}`) && debtor.legalForm, debtor.siren && t`SIREN ${formatSiren(debtor.siren)}`].filter(Boolean).join(', ');
  const who = [debtor.representative, debtor.representativeTitle].filter(Boolean).join(', ');
  return (
    <>
      <h2 className="head-name">{debtor.name}</h2>
      <p className="soft">{said && `${said}. `}{address ? [address.line1, address.line2, `${address.postalCode} ${address.city}`].filter(Boolean).join(', ') : <Word tone="wait">{t`Adresse inconnue`}</Word>}</p>
      {(who || debtor.phone) && <p className="soft">{[who, debtor.phone && formatPhone(debtor.phone)].filter(Boolean).join(', ')}</p>}
      <p className="soft"><Trans>doit à <span className="creditor">{creditor.name}</span></Trans></p>
    </>
  );
}

/** What the study is asked to do, and the day after which it would be worth nothing. */
function Mission({ handoff: { mission, title, deadline } }: { handoff: HandoffFile }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const words = useHandoffWords(), titles = useTitleWords();
  const danger = deadline && words.lapses(deadline.code), name = title && titles.kind(title.kind).replace(/^./, (first) => first.toLowerCase());
  return (
    <div className={danger ? 'mission is-danger' : 'mission'}>
      <p><b>{title ? t`Mission : ${words.mission(mission).toLowerCase()}, ${name ?? ''} du ${day(title.issuedOn)}` : t`Mission : ${words.mission(mission).toLowerCase()}`}</b>{title && `, ${title.authority}`}{title?.reference && `, ${title.reference}`}.</p>
      {deadline && <p><span className={danger ? 'word danger wraps' : undefined}>{words.deadline(deadline.code, deadline.on)}</span> <span className="faint">({deadline.article})</span></p>}
      {title?.servedOn && <p className="soft">{t`signifié le ${day(title.servedOn)}`}</p>}
      {title && !danger && deadline?.code !== 'title_expiry' && <p className="soft">{t`à exécuter jusqu’au ${day(title.expiresOn)}`} <span className="faint">(CPCE L111-4)</span></p>}
    </div>
  );
}

/** The papers handed over, with their sizes, and all of them in one file. */
function Papers({ handoff, file }: { handoff: HandoffFile; file: FileCase }) {
  const { t } = useLingui();
  const words = useHandoffWords();
  const size = useSize();
  const papers = file.documents.filter(({ kind }) => kind !== 'handoff_pack');
  /** One of its kind is called by its kind; several by their names. */
  const called = ({ kind, name }: (typeof papers)[number]) => (papers.filter((other) => other.kind === kind).length === 1 ? words.paper(kind) : t`${words.paper(kind)} ${name.replace(/\.\w{3,4}$/, '')}`);
  return (
    <section aria-label={t`Pièces remises`}>
      <h2 className="label pieces-h">{t`Pièces remises`}</h2>
      <ul className="pieces">
        {papers.map((paper) => <li key={paper.id}><a href={`/documents/${paper.id}?inline=1`} target="_blank" rel="noopener" title={paper.name}>{called(paper)}</a> <span className="faint">{size(paper.size)}</span></li>)}
        <li>{handoff.pack ? <><a href={`/documents/${handoff.pack.id}`}>{t`Tout télécharger`}</a> <span className="faint">{t`ZIP, ${size(handoff.pack.size)}`}</span></> : <span className="faint">{words.pack(handoff.packState)}</span>}</li>
      </ul>
    </section>
  );
}

function ActsDone({ acts: list }: { acts: HandoffFile['acts'] }) {
  const { t } = useLingui();
  const { day, money } = useFormats();
  const words = useActWords();
  return (
    <section aria-label={t`Actes faits`}>
      <h2 className="label pieces-h">{t`Actes faits`}</h2>
      <ul className="done">
        {list.map((act) => (
          <li key={act.id}>
            <span>{act.document ? <a href={`/documents/${act.document.id}?inline=1`} target="_blank" rel="noopener">{words.act(act.kind)}</a> : words.act(act.kind)}{act.served && <span className="soft">, {words.served(act.served).toLowerCase()}</span>}{act.note && <span className="soft">, « {act.note} »</span>}</span>
            <span className="faint">{day(act.doneOn)}</span><span className="amount">{act.cost === '0.00' ? '—' : money(act.cost)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
