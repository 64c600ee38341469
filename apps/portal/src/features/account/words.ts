import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { PasskeyFault } from './passkeys.ts';
import { LEAST, MOST, type Strength } from './strength.ts';

/** What is said of a password being typed: a sentence, never a colour. */
export function useStrengthWords(): (strength: Strength) => string {
  const { t } = useLingui();
  return (strength) => {
    switch (strength.say) {
      case 'empty': return t`${LEAST} caractères au moins. Trois ou quatre mots sans lien entre eux se retiennent mieux que des signes ; l’espace compte.`;
      case 'short': { const { lacks } = strength; return t`${plural(lacks, { one: 'Encore # caractère.', other: 'Encore # caractères.' })}`; }
      case 'too_long': { const { over } = strength; return t`${plural(over, { one: `# caractère de trop : ${MOST} au plus.`, other: `# caractères de trop : ${MOST} au plus.` })}`; }
      case 'personal': return t`Il reprend votre nom ou votre adresse : d’autres les connaissent. Prenez autre chose.`;
      case 'simple': return t`C’est une suite que l’on devine. Prenez des mots sans lien entre eux.`;
      case 'enough': return t`Cela suffit. Plus long serait plus sûr encore.`;
      case 'long': return t`C’est un bon mot de passe.`;
    }
  };
}

/** Why the browser gave no passkey: what happened, what to do. Nothing was changed in any case. */
export function usePasskeyFaultWords(): (fault: PasskeyFault) => string {
  const { t } = useLingui();
  return (fault) => {
    switch (fault) {
      case 'given_up': return t`La clé d’accès n’a pas été donnée. Vous pouvez recommencer, ou prendre un autre moyen.`;
      case 'known_here': return t`Cet appareil a déjà une clé d’accès pour ce compte : rien n’est à ajouter.`;
      case 'unfit': return t`Cet appareil ne peut pas reconnaître qui le tient (code, empreinte ou visage). Prenez-en un autre.`;
      case 'wrong_address': return t`Cette adresse n’est pas celle de Quittance : une clé d’accès ne s’y utilise pas. Ouvrez l’adresse que l’agence vous a donnée.`;
      case 'failed': return t`Le navigateur n’a pas pu lire la clé d’accès. Recommencez, ou prenez un autre moyen.`;
    }
  };
}

/** What a session was opened with. */
export function useOpenedWith(): (openedWith: string) => string {
  const { t } = useLingui();
  return (openedWith) => {
    switch (openedWith) {
      case 'passkey': return t`clé d’accès`;
      case 'password': return t`mot de passe`;
      case 'totp': return t`mot de passe et code`;
      case 'recovery_code': return t`mot de passe et code de récupération`;
      case 'link': return t`lien reçu par courriel`;
      default: return '';
    }
  };
}

/** A name for a passkey before one is given: the machine as it calls itself. */
export function useThisDevice(): string {
  const { t } = useLingui();
  const agent = navigator.userAgent;
  if (/iPhone/.test(agent)) return 'iPhone';
  if (/iPad/.test(agent)) return 'iPad';
  if (/Android/.test(agent)) return t`Téléphone Android`;
  if (/Mac OS X/.test(agent)) return 'Mac';
  if (/Windows/.test(agent)) return t`Ordinateur Windows`;
  return t`Cet ordinateur`;
}

/** Spoken and copied in fours. */
export const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');
