import { msg } from '@lingui/core/macro';
import type { Sentences } from '../refusals.tsx';

/** What a creditor may not do on his case as it stands, and what may not be done over his word. */
export const creditor: Sentences = {
  case_paused: ({ day }) => ({ title: msg`Le créancier laisse ce dossier en pause.`, body: msg`Aucune demande ne part jusqu’au ${day('until')} ; il reprend de lui-même le lendemain.`, safe: msg`Rien n’a été envoyé.`, brief: msg`en pause jusqu’au ${day('until')}` }),
  already_paused: ({ day, fact }) => ({ title: msg`Le dossier est déjà en pause.`, body: msg`${fact('by')} l’a mis en pause jusqu’au ${day('until')}. Reprenez-le d’abord pour changer le jour.`, safe: msg`Rien n’est changé.` }),
  pause_too_long: ({ has, day, fact }) => (has('latest')
    ? { title: msg`La pause est trop longue.`, body: msg`Elle peut aller jusqu’au ${day('latest')} : ${fact('days')} jours au plus en une fois, ${fact('year')} dans l’année, dont ${fact('taken')} sont pris.`, safe: msg`Rien n’est changé.` }
    : { title: msg`Le dossier ne peut plus être mis en pause.`, body: msg`Il l’a été ${fact('taken')} jours cette année ; ${fact('year')} au plus. Vous pouvez le reprendre.`, safe: msg`Rien n’est changé.` }),
  pause_of_creditor: ({ fact, day }) => ({ title: msg`Cette pause est celle du créancier.`, body: msg`${fact('by')} l’a voulue jusqu’au ${day('until')} : lui seul la lève avant. Écrivez-lui.`, safe: msg`Rien n’est changé.` }),
  recall_with_study: ({ has, fact }) => ({ title: msg`Le dossier est entre les mains d’une étude.`, body: has('study') ? msg`${fact('study')} mène des actes que seule l’agence peut arrêter. Demandez à l’agence de le lui reprendre ; vous pourrez ensuite le reprendre à votre tour.` : msg`L’étude mène des actes que seule l’agence peut arrêter. Demandez à l’agence de le lui reprendre ; vous pourrez ensuite le reprendre à votre tour.`, safe: msg`Rien n’est changé.` }),
  question_decided: ({ fact }) => ({ title: msg`Il y est déjà répondu.`, body: msg`${fact('by')} a répondu avant vous. Pour revenir dessus, écrivez à l’agence.`, safe: msg`Rien n’est changé.` }),
  creditor_refused: ({ fact }) => ({ title: msg`Le créancier a refusé cet échéancier.`, body: msg`${fact('by')} l’a écrit. Répondez au débiteur, ou cherchez avec lui un autre échéancier.`, safe: msg`Rien n’a été convenu.` }),
};
