import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import { formatPhone } from '../cases/words.ts';
import { factsOf, type FactLike } from '../timeline/facts.ts';
import { useDebtorWords } from './words.ts';

/** The sentences of what is told of a debtor; undefined: not one of these. */
export function useDebtorStory(): (code: string, facts: readonly FactLike[]) => string | undefined {
  const { t } = useLingui();
  const { day, money } = useFormats();
  const words = useDebtorWords();
  const whats: Record<string, string> = { address: t`Adresse`, phone: t`Téléphone`, email: t`Courriel`, account: t`Compte bancaire`, representative: t`Représentant` };
  const on = (value: string | undefined) => (value ? day(value) : '—');
  return (code, list) => {
    const fact = factsOf(list), name = fact('name') ?? '—', what = whats[fact('what') ?? ''] ?? '—', address = fact('address') ?? '—';
    switch (code) {
      case 'debtor.told': { const said = fact('value'), value = said && fact('what') === 'phone' ? formatPhone(said) : said, by = words.teller(fact('toldBy') ?? ''), told = value ? t`${what} : ${value}` : what; return fact('corrects') ? t`${told}, donnée corrigée, d’après ${by}` : t`${told}, d’après ${by}`; }
      case 'debtor.withdrawn': return t`${what} : une donnée ne compte plus`;
      case 'debtor.mail_returned': { const cause = fact('cause'), letter = fact('letter'), said = letter ? t`La lettre ${letter} est revenue de ${address} le ${on(fact('on'))}` : t`Le courrier est revenu de ${address} le ${on(fact('on'))}`; return cause ? t`${said}, ${words.cause(cause)}` : said; }
      case 'debtor.mail_set_back': return t`Le courrier arrive de nouveau à ${address}`;
      case 'debtor.party_added': { const cap = fact('cap'), who = t`${name} inscrit comme ${words.role(fact('role') ?? '')}`; return cap ? t`${who}, jusqu’à ${money(cap)}` : who; }
      case 'debtor.party_ended': return t`${name}, ${words.role(fact('role') ?? '')}, n’est plus tenu depuis le ${on(fact('on'))}`;
      case 'debtor.linked': return t`Lié à ${name}, ${words.relation(fact('relation') ?? '')}`;
      case 'debtor.unlinked': return t`N’est plus lié à ${name}`;
      case 'debtors.merged': return t`${fact('other') ?? '—'} et ${fact('kept') ?? '—'} sont un seul débiteur`;
      case 'debtors.doubtful': { const other = fact('other') ?? '—', of = fact('case'); return of ? t`Pris pour un nouveau débiteur ; peut-être le même que ${other}, dossier ${of}` : t`Pris pour un nouveau débiteur ; peut-être le même que ${other}`; }
      case 'debtors.parted': return t`${fact('other') ?? '—'} et ${fact('kept') ?? '—'} sont de nouveau deux débiteurs`;
      default: return undefined;
    }
  };
}
