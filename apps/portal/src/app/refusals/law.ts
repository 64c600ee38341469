import { msg } from '@lingui/core/macro';
import type { Sentences } from '../refusals.tsx';

/** The half-year of a day: 1 or 2; undefined where the fact is no day. */
const halfOf = (day: string): 1 | 2 | undefined => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? (day.slice(5, 7) <= '06' ? 1 : 2) : undefined);

/** Why a figure of the law was not entered, confirmed or decided; and what nobody can compute while one lacks. */
export const law: Sentences = {
  rate_unknown: ({ fact, named, day }) => {
    const half = halfOf(fact('from')), year = fact('from').slice(0, 4), safe = msg`Rien n’a été enregistré ni envoyé.`, title = msg`Un taux n’est pas encore saisi.`;
    if (half === 1) return { title, safe, body: msg`Il manque ${named('rate')} du 1er semestre ${year} : aucune somme ne peut être calculée à compter du ${day('from')}. Un administrateur de l’agence le saisit au « Droit appliqué » ; un autre l’approuve.` };
    if (half === 2) return { title, safe, body: msg`Il manque ${named('rate')} du 2e semestre ${year} : aucune somme ne peut être calculée à compter du ${day('from')}. Un administrateur de l’agence le saisit au « Droit appliqué » ; un autre l’approuve.` };
    return { title, safe, body: msg`Le taux du semestre manque : la somme ne peut être calculée. Un administrateur de l’agence le saisit au « Droit appliqué » ; un autre l’approuve.` };
  },
  nothing_changes: ({ fact }) => (fact('confidence') === 'high'
    ? { title: msg`C’est déjà ce qui s’applique.`, body: msg`La valeur de ces jours est la même, et elle est vérifiée.`, safe: msg`Rien n’a été saisi.` }
    : { title: msg`C’est déjà ce qui s’applique.`, body: msg`La valeur de ces jours est la même. Si vous en avez vu la source, confirmez-la : une seule personne y suffit.`, safe: msg`Rien n’a été saisi.` }),
  entry_waiting: ({ fact, day, has }) => ({ title: msg`Une saisie de ces jours attend déjà.`, body: has('from') ? msg`${fact('by')} a saisi ce chiffre à compter du ${day('from')}. Qu’elle soit d’abord approuvée, refusée ou retirée.` : msg`${fact('by')} a saisi ce chiffre. Que la saisie soit d’abord approuvée, refusée ou retirée.`, safe: msg`Rien n’a été saisi.` }),
  already_confirmed: () => ({ title: msg`Ce chiffre est déjà vérifié.`, body: msg`Sa source est notée dans les tables.`, safe: msg`Rien n’a été changé.` }),
  already_decided: ({ fact, has }) => {
    const by = fact('by'), outcome = fact('outcome'), safe = msg`Rien n’a été changé.`;
    const body = !has('by') ? undefined : outcome === 'approved' ? msg`${by} l’a approuvée.` : outcome === 'refused' ? msg`${by} l’a refusée.` : msg`${by} l’a retirée.`;
    return { title: msg`Cette saisie est déjà décidée.`, ...(body ? { body } : {}), safe };
  },
  own_entry: () => ({ title: msg`Un autre administrateur doit décider.`, body: msg`C’est vous qui l’avez saisie : ce qui change des sommes passe sous quatre yeux. Vous pouvez la retirer.`, safe: msg`Rien n’a été changé.` }),
  not_own_entry: () => ({ title: msg`Seul celui qui l’a saisie peut la retirer.`, body: msg`Vous pouvez la refuser, avec une raison.`, safe: msg`Rien n’a été changé.` }),
  not_measured: ({ fact }) => ({
    title: msg`Ce qu’elle change n’est pas encore mesuré.`,
    body: fact('state') === 'outdated' ? msg`La mesure était dépassée : une nouvelle a commencé. Attendez-en la fin, puis décidez.` : fact('state') === 'running' ? msg`La mesure est en cours. Attendez-en la fin, puis décidez.` : msg`Mesurez d’abord quels dossiers changent, et de combien.`,
    safe: msg`Rien n’a été changé.`,
  }),
};
