import { Trans, useLingui } from '@lingui/react/macro';
import { useFormats, Waiting } from '@quittance/ui';
import { useHoldWords } from '../holds/words.ts';
import { factsOf } from '../timeline/facts.ts';
import type { PaymentRecorded } from './payments.queries.ts';

/** What is worth a word about money that came in all the same: that it was paid while the law let nothing be paid. */
export function PaymentWarnings({ of }: { of: { warnings: readonly Pick<PaymentRecorded['warnings'][number], 'article' | 'facts'>[] } }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const { kind } = useHoldWords();
  return (
    <>
      {of.warnings.map((warning, at) => {
        const fact = factsOf(warning.facts), from = fact('from'), what = kind(fact('kind') ?? '');
        return <Waiting key={at}><p><b>{from ? t`Versé pendant une mesure : ${what}, depuis le ${day(from)}` : t`Versé pendant une mesure : ${what}`}</b></p><p className="soft"><Trans>Rien ne devait être payé ce jour-là. Le versement s’inscrit ; voyez s’il doit être rendu.</Trans> <span className="faint">{warning.article}</span></p></Waiting>;
      })}
    </>
  );
}
