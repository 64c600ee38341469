import { msg } from '@lingui/core/macro';
import type { Sentences } from '../refusals.tsx';

/** What time has taken away, and what may be given up. */
export const barred: Sentences = {
  claim_barred: ({ fact, has }) => ({ title: msg`La créance est prescrite.`, body: has('claims') ? msg`Plus rien ne peut être demandé à un consommateur tant que ${fact('claims')} fait partie de la somme. Renoncez d’abord à ce qui est prescrit.` : msg`Plus rien ne peut être demandé à un consommateur.`, brief: has('claims') ? msg`Prescrit : ${fact('claims')}` : msg`Plus rien ne peut être demandé à un consommateur.`, safe: msg`Rien n’a été envoyé.` }),
  not_barred: ({ fact, day }) => ({ title: msg`Tout n’est pas prescrit.`, body: msg`${fact('claims')} peut encore être demandé, jusqu’au ${day('expires')}.`, safe: msg`Il n’a été renoncé à rien.` }),
  nothing_owed: ({ fact }) => ({ title: msg`Il n’y a rien à abandonner.`, body: msg`Plus rien n’est dû de ${fact('claims')}.`, safe: msg`Il n’a été renoncé à rien.` }),
};
