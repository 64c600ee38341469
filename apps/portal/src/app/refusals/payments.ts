import { msg } from '@lingui/core/macro';
import type { Sentences } from '../refusals.tsx';

/** Why money was not written down, or not taken back. */
export const payments: Sentences = {
  cash_above_limit: ({ money }) => ({ title: msg`Cette dette ne peut être payée en espèces.`, body: msg`C’est toute la dette que la loi mesure : ${money('debt')}, pour ${money('limit')} au plus. Demandez un virement, une carte ou un chèque.`, safe: msg`Rien n’a été inscrit.` }),
  receipt_mention_missing: ({ named }) => ({ title: msg`La quittance ne peut pas être faite.`, body: msg`Il y manque une mention obligatoire : ${named('missing')}.`, safe: msg`Le versement n’a pas été inscrit.` }),
  already_reversed: () => ({ title: msg`Ce versement est déjà annulé.`, safe: msg`Rien n’a été changé.` }),
};
