import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Facts, Loading, Moment, Page, useFormats, useKeys, Word } from '@quittance/ui';
import { Link, useNavigate } from '@tanstack/react-router';
import { useLiveSoon } from '../../app/live.tsx';
import { useMay } from '../../app/session.tsx';
import { LinkButton, Missing, PageFault } from '../../app/states.tsx';
import { Due } from './due.tsx';
import { ErasurePart } from './erasure-part.tsx';
import { AnswerPart, DataPart, IdentityPart, RectifyPart, RestrictPart, SamePersonPart } from './request-parts.tsx';
import { PRIVACY_REQUEST, type Request } from './privacy.queries.ts';
import { usePrivacyWords } from './words.ts';
import './privacy.css';

/** One request: by when, what was done, what the law asks to be done next. */
export function RequestPage({ id }: { id: string }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const may = useMay();
  const navigate = useNavigate();
  const words = usePrivacyWords();
  const reads = may('read', 'PrivacyRequest');
  const { data, error, refetch } = useQuery(PRIVACY_REQUEST, { variables: { id }, skip: !reads, fetchPolicy: 'cache-and-network' });
  const read = () => void refetch().catch(() => undefined);
  useLiveSoon(['PrivacyRequestAnswered', 'Resync'], () => { if (reads) read(); });
  useKeys([{ keys: 'Escape', label: t`toutes les demandes`, run: () => void navigate({ to: '/privacy', search: {} }) }]);
  if (!reads) return <Missing />;
  if (error && !data) return <PageFault error={error} onRetry={read} />;
  if (!data) return <Page title={t`Demande`} layout="scroll"><Loading lines={10} /></Page>;
  const request = data.privacyRequest;
  if (!request) return <Missing />;
  const answers = may('rectify', 'PrivacyRequest'), waits = request.clock !== 'answered', part = { request, onDone: read };
  const { number, debtorName } = request, received = day(request.receivedOn), due = day(request.dueOn);
  return (
    <Page title={t`Demande ${number}`} context={`${words.request(request.kind)} (${request.article})`} className="privacy-page" aside={<LinkButton to="/privacy" search={{}} kbd="Escape"><Trans>Toutes les demandes</Trans></LinkButton>}>
      <section aria-labelledby="privacy-what">
        <h2 id="privacy-what">{t`${debtorName} demande à ${words.asks(request.kind)}`}</h2>
        <Facts facts={[
          { term: t`Répondre avant`, value: <><Due clock={request.clock} dueOn={request.dueOn} /> <span className="note">{request.termArticle}</span></> },
          { term: t`Reçue`, value: t`le ${received}, par ${words.channel(request.channel)}` },
          { term: t`Identité`, value: request.identitySeen ?? <Word tone="wait">{t`pas encore vérifiée`}</Word> },
          { term: t`Créancier`, value: request.creditorName },
          request.publicReference !== null && { term: t`Dossier`, value: request.caseId && may('read', 'CaseFile') ? <Link to="/cases/$id" params={{ id: request.caseId }} search={{}}>{request.publicReference}</Link> : request.publicReference },
          { term: t`Ses mots`, value: t`« ${request.words} »` },
          { term: t`Inscrite par`, value: <>{request.openedBy}, <Moment value={request.openedAt} /></> },
        ]} />
        {waits && request.clock === 'late' && <p className="form-wrong" role="status">{t`Le délai est passé depuis le ${due}. Répondez, et dites à la personne qu’elle peut saisir la CNIL.`}</p>}
      </section>
      {request.events.length > 0 && <Done request={request} />}
      {!answers && waits && <p className="soft"><Trans>L’administrateur de l’agence répond aux demandes. Vous pouvez la suivre ici.</Trans></p>}
      {answers && waits && !request.identitySeen && <IdentityPart {...part} />}
      {answers && <SamePersonPart {...part} waits={waits} />}
      {answers && waits && request.kind === 'access' && <DataPart {...part} />}
      {answers && waits && request.kind === 'rectification' && <RectifyPart {...part} />}
      {answers && waits && request.kind === 'restriction' && <RestrictPart {...part} />}
      {answers && request.kind === 'erasure' && <ErasurePart {...part} waits={waits} />}
      {answers && waits && <AnswerPart {...part} />}
    </Page>
  );
}

/** What became of it, oldest first. */
function Done({ request }: { request: Request }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const words = usePrivacyWords();
  const detail = (event: Request['events'][number]): string => {
    const fact = (key: string) => event.facts.find((one) => one.key === key)?.value ?? '';
    switch (event.kind) {
      case 'rectified': return fact('fields').split(',').map(words.field).join(', ');
      case 'exported': { const rows = fact('rows'), creditors = fact('creditors'); return creditors === '1' ? t`${rows} données chez un créancier` : t`${rows} données chez ${creditors} créanciers`; }
      case 'erased': {
        const kinds = fact('kinds').split(',').map((kind) => words.kind(kind).toLowerCase()).join(', '), until = fact('until');
        return until ? t`${kinds} ; le reste jusqu’au ${day(until)} (${fact('standsBy')})` : kinds;
      }
      case 'refused': return event.code ? words.ground(event.code) : '';
      default: return '';
    }
  };
  return (
    <section aria-labelledby="privacy-done">
      <h2 id="privacy-done"><Trans>Ce qui a été fait</Trans></h2>
      <ol className="privacy-steps">
        {request.events.map((event) => (
          <li key={event.id}>
            <span className="note"><Moment value={event.at} /> {event.by}</span> <b>{words.step(event.kind)}</b>{detail(event) && <>, {detail(event)}</>} {event.article && <span className="note">{event.article}</span>}
            {event.words && <p className="soft">{t`« ${event.words} »`}</p>}
            {[...event.documents].sort((one, other) => Number(other.mediaType === 'application/pdf') - Number(one.mediaType === 'application/pdf')).map((paper) => <p key={paper.id} className="paper-line"><a href={`/documents/${paper.id}`} download>{paper.name}</a></p>)}
          </li>
        ))}
      </ol>
    </section>
  );
}
