import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Loading, Note, Page, Table } from '@quittance/ui';
import { useState } from 'react';
import { useRefusalWords } from '../../app/refusals.tsx';
import { useMay, useMe } from '../../app/session.tsx';
import { LinkButton, PageFault } from '../../app/states.tsx';
import { useFaultCodes } from '../intake/fault-words.ts';
import { API_GUIDE, type ApiType, type Guide, type Operation } from './api-guide.queries.ts';
import { Code } from './code.tsx';
import { useExampleWords } from './words.ts';
import './api-guide.css';

/** How a program reaches the house: every operation, field and code is read off the house that answers, and every example is run against it before it is shown. */
export function ApiGuidePage() {
  const { t } = useLingui();
  const may = useMay(), { workspace } = useMe();
  const { data, error, refetch } = useQuery(API_GUIDE, { fetchPolicy: 'cache-first' });
  const guide = data?.apiGuide;
  if (error && !guide) return <PageFault error={error} onRetry={() => void refetch()} />;
  if (!guide) return <Page title={t`Guide de l’API`} layout="scroll"><Loading lines={14} /></Page>;
  return (
    <Page title={t`Guide de l’API`} className="api-guide" aside={may('read', 'ApiToken') ? <LinkButton to={workspace === 'creditor' ? '/creditor/tokens' : '/admin/tokens'}><Trans>Clés de programmes</Trans></LinkButton> : undefined}>
      <nav aria-label={t`Sur cette page`} className="api-places">
        <a href="#api-key"><Trans>La clé</Trans></a><a href="#api-examples"><Trans>Exemples</Trans></a><a href="#api-operations"><Trans>Opérations</Trans></a><a href="#api-fields"><Trans>Champs</Trans></a><a href="#api-refusals"><Trans>Refus</Trans></a><a href="#api-faults"><Trans>Lignes non reprises</Trans></a>
      </nav>
      <Key guide={guide} />
      <Examples guide={guide} />
      <Operations operations={guide.operations} />
      <Fields types={guide.types} />
      <Refusals refusals={guide.refusals} />
      <Faults />
    </Page>
  );
}

function Key({ guide: { rest, graphql, depositsAMinute, sample, sampleName } }: { guide: Guide }) {
  const { t } = useLingui();
  return (
    <section aria-labelledby="api-key">
      <h2 id="api-key"><Trans>La clé</Trans></h2>
      <p><Trans>Un programme présente une clé à chaque demande. Elle agit au nom d’une personne, jamais au-delà de ce que cette personne peut : lire les dossiers de son entreprise, et, si la clé le dit, déposer. Révoquée ou échue, elle n’ouvre plus rien.</Trans></p>
      <Code label={t`L’en-tête de chaque demande`} text="Authorization: Bearer qt_…" />
      <Table
        caption={<span className="off-screen">{t`Adresses`}</span>} rows={[{ id: 'rest', to: rest, what: t`Déposer un ou plusieurs fichiers, par POST : en formulaire, ou un fichier dans le corps avec ?filename=. ?dryRun=1 n’écrit rien. L’en-tête Idempotency-Key fait qu’un envoi répété reste un seul dépôt.` }, { id: 'graphql', to: graphql, what: t`Toutes les opérations listées plus bas, par POST.` }]} rowId={(row) => row.id}
        columns={[{ key: 'to', head: t`Adresse`, rowHead: true, cell: (row) => <code>{row.to}</code> }, { key: 'what', head: t`Usage`, cell: (row) => row.what }]}
      />
      <Note><p><Trans>Au plus {depositsAMinute} dépôts par minute, 20 Mo par fichier, 40 Mo et 300 fichiers par demande. Au-delà : 429 avec Retry-After, ou 413. Au-dessus de 1 Mo ou de 1 000 factures, envoyez d’abord le fichier à POST /deposits/files, puis startDepositRun.</Trans></p></Note>
      <h3>{sampleName}</h3>
      <p><Trans>Les exemples lisent ce fichier. Un FEC, un XLSX, une facture Factur-X, CII ou UBL conviennent aussi : le format est reconnu au contenu.</Trans></p>
      <Code label={sampleName} text={sample} />
    </section>
  );
}

function Examples({ guide: { examples } }: { guide: Guide }) {
  const say = useExampleWords();
  return (
    <section aria-labelledby="api-examples">
      <h2 id="api-examples"><Trans>Exemples</Trans></h2>
      <p><Trans>La clé est dans la variable QUITTANCE_TOKEN ; DEPOSIT_ID, CASE_ID et DOCUMENT_ID viennent des réponses précédentes. Chacun est exécuté tel quel, à chaque version de Quittance.</Trans></p>
      {examples.map(({ key, curl }) => <article key={key}><h3>{say(key)}</h3><Code label={say(key)} text={curl} /></article>)}
    </section>
  );
}

function Operations({ operations }: { operations: readonly Operation[] }) {
  const { t } = useLingui();
  return (
    <section aria-labelledby="api-operations">
      <h2 id="api-operations"><Trans>Opérations</Trans> <span className="faint">{operations.length}</span></h2>
      <Table
        caption={<span className="off-screen">{t`Opérations ouvertes à une clé`}</span>} rows={operations} rowId={({ name }) => name} className="api-operations"
        columns={[
          { key: 'name', head: t`Opération`, rowHead: true, cell: ({ name, kind }) => <><code>{name}</code> <span className="faint">{kind}</span></> },
          { key: 'scope', head: t`Portée`, cell: ({ scope }) => <code>{scope}</code> },
          { key: 'takes', head: t`Reçoit`, cell: (one) => (one.arguments.length ? <ul>{one.arguments.map(({ name, type }) => <li key={name}><code>{name}: {type}</code></li>)}</ul> : <span className="soft">—</span>) },
          { key: 'answers', head: t`Répond`, cell: ({ answers, description }) => <><code>{answers}</code>{description && <span className="soft" lang="en"> {description}</span>}</> },
        ]}
      />
    </section>
  );
}

/** One type at a time is read; a few hundred at once are not. */
function Fields({ types }: { types: readonly ApiType[] }) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const asked = text.trim().toLowerCase(), shown = asked ? types.filter(({ name, fields }) => name.toLowerCase().includes(asked) || fields.some((field) => field.name.toLowerCase().includes(asked))) : types;
  const count = shown.length;
  return (
    <section aria-labelledby="api-fields">
      <h2 id="api-fields"><Trans>Champs</Trans> <span className="faint" role="status">{count}</span></h2>
      <p><Trans>Ce que chaque type contient pour une clé : un champ qu’elle ne lit pas n’y est pas. Un montant est un texte décimal en euros (« 1200.00 »), un jour s’écrit 2026-11-23.</Trans></p>
      <p><label className="api-search"><span className="off-screen">{t`Chercher un type ou un champ`}</span><input className="input" type="search" placeholder={t`Chercher un type ou un champ`} value={text} onChange={(event) => setText(event.target.value)} /></label></p>
      {count === 0 && <p className="soft"><Trans>Aucun type ni champ de ce nom.</Trans></p>}
      {shown.map(({ name, kind, description, fields }) => (
        <details key={name} open={asked !== '' && count <= 5}>
          <summary><code>{name}</code> <span className="faint">{kind}, {fields.length}</span></summary>
          {description && <p className="soft" lang="en">{description}</p>}
          <ul>{fields.map((field) => <li key={field.name}><code>{kind === 'union' ? field.name : `${field.name}: ${field.type}`}</code>{field.description && <span className="soft" lang="en"> {field.description}</span>}</li>)}</ul>
        </details>
      ))}
    </section>
  );
}

function Refusals({ refusals }: { refusals: Guide['refusals'] }) {
  const { t } = useLingui();
  const words = useRefusalWords();
  return (
    <section aria-labelledby="api-refusals">
      <h2 id="api-refusals"><Trans>Refus</Trans></h2>
      <p><Trans>Un refus est une donnée : son code, l’article qui le fonde, ses faits. Rien n’a été écrit. Tout autre refus d’une règle porte le statut 422.</Trans></p>
      <Table
        caption={<span className="off-screen">{t`Codes de refus`}</span>} rows={refusals} rowId={({ code }) => code}
        columns={[{ key: 'code', head: t`Code`, rowHead: true, cell: ({ code }) => <code>{code}</code> }, { key: 'status', head: 'HTTP', cell: ({ status }) => status }, { key: 'means', head: t`Sens`, cell: ({ code }) => { const { title, body } = words({ code, facts: [] }); return <>{title}{body ? ` ${body}` : ''}</>; } }]}
      />
    </section>
  );
}

function Faults() {
  const { t } = useLingui();
  const codes = useFaultCodes();
  return (
    <section aria-labelledby="api-faults">
      <h2 id="api-faults"><Trans>Lignes non reprises</Trans> <span className="faint">{codes.length}</span></h2>
      <p><Trans>Ce qui ne peut pas être repris est dit ligne par ligne, et le reste continue. « … » tient la place de ce que la ligne contient.</Trans></p>
      <Table
        caption={<span className="off-screen">{t`Codes des lignes non reprises`}</span>} rows={codes} rowId={({ code }) => code}
        columns={[{ key: 'code', head: t`Code`, rowHead: true, cell: ({ code }) => <code>{code}</code> }, { key: 'means', head: t`Sens`, cell: ({ sentence }) => sentence }]}
      />
    </section>
  );
}
