import { Trans } from '@lingui/react/macro';

export function Nothing({ code }: { code: 'not_found' | 'fault' | 'not_from_here' | 'viewing_only' }) {
  if (code === 'viewing_only') return <><h1><Trans>Vous regardez la page du débiteur.</Trans></h1><p className="lead"><Trans>Rien ne peut y être envoyé en son nom. <a href="/d/statement">Revenir au décompte</a>.</Trans></p></>;
  if (code === 'not_from_here') return <><h1><Trans>Cette demande ne vient pas de notre page.</Trans></h1><p className="lead"><Trans>Par sécurité, rien n’a été enregistré. <a href="/d">Reprendre depuis l’entrée</a>.</Trans></p></>;
  if (code === 'fault') return <><h1><Trans>La page n’a pas pu être préparée.</Trans></h1><p className="lead"><Trans>La faute est la nôtre. <a href="/d">Essayez à nouveau</a>, ou appelez-nous.</Trans></p></>;
  return <><h1><Trans>Il n’y a rien à cette adresse.</Trans></h1><p className="lead"><a href="/d"><Trans>Ouvrir mon dossier</Trans></a></p></>;
}
