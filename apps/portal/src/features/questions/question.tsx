import { useLingui } from '@lingui/react/macro';
import { Button, Moment, Money, Word } from '@quittance/ui';
import { useState, type ReactNode } from 'react';
import { useMay, useMe } from '../../app/session.tsx';
import { AnswerQuestion } from './answer.tsx';
import { Papers } from './attach.tsx';
import type { CaseQuestion } from './questions.queries.ts';
import { useQuestionWords } from './words.ts';
import './questions.css';

/** To whom a question is put, in the reader's terms: whether it is for him to answer. */
export function useMyQuestions(): (askedOf: string) => boolean {
  const may = useMay();
  const me = useMe();
  const mine = me.creditorId ? 'creditor' : me.workspace === 'bailiff' ? 'study' : 'agency';
  return (askedOf) => askedOf === mine && may('answer', 'Question');
}

/** A question with its answers; who is asked answers it here. */
export function Question({ question, head, kbd, answering, onAnswering, onDone }: { question: CaseQuestion; head?: ReactNode; kbd?: string; answering?: boolean; onAnswering?: (open: boolean) => void; onDone?: () => void }) {
  const { t } = useLingui();
  const words = useQuestionWords();
  const mine = useMyQuestions()(question.askedOf);
  const [own, setOwn] = useState(false);
  const open = answering ?? own, setOpen = onAnswering ?? setOwn;
  const waits = question.answers.length === 0;
  const about = words.about(question.aboutKind), decides = question.kind === 'plan' || question.kind === 'cost';
  return (
    <article className={waits ? 'question waits' : 'question'} aria-label={t`Question`}>
      {head}
      <p className="note">{words.askedBy(question.askedBy, question.askedByKind)} {words.askedOf(question.askedOf)}{about && `, ${about}`}, <Moment value={question.askedAt} />{waits && <>, <Word tone="wait">{mine ? t`attend votre réponse` : t`sans réponse`}</Word></>}</p>
      <p className="said">{question.text}</p>
      {question.wanted && <p><span className="faint">{t`Pièce demandée`}</span> {words.wanted(question.wanted)}{question.claimReference && <>, {t`facture ${question.claimReference}`}</>}</p>}
      {question.amount && <p><span className="faint">{t`Frais`}</span> <b><Money value={question.amount} /></b> <span className="soft">{question.purpose}</span></p>}
      <Papers documents={question.documents} />
      {question.answers.map((answer) => <div key={answer.id} className="answer"><p className="note">{answer.by}, <Moment value={answer.at} />{answer.decision && <>, <Word>{answer.decision === 'agreed' ? t`accepté` : t`refusé`}</Word></>}</p>{answer.text && <p className="said">{answer.text}</p>}<Papers documents={answer.documents} /></div>)}
      {mine && !(decides && !waits) && (open ? <AnswerQuestion question={question} onClose={() => setOpen(false)} {...(onDone ? { onDone } : {})} /> : <p className="do"><Button size="small" kind={waits ? 'primary' : undefined} {...(kbd ? { kbd } : {})} onClick={() => setOpen(true)}>{!waits ? t`Compléter la réponse` : question.wanted ? t`Joindre la pièce` : t`Répondre`}</Button></p>)}
    </article>
  );
}
