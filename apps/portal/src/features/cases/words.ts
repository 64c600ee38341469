import { useLingui } from '@lingui/react/macro';

/** "0261914017" → "02 61 91 40 17" */
export const formatPhone = (phone: string): string => {
  const digits = phone.replace(/[^\d+]/g, '').replace(/^\+33/, '0');
  return /^0\d{9}$/.test(digits) ? digits.replace(/(\d{2})(?=\d)/g, '$1\u00a0') : phone;
};
export const usePhone = () => formatPhone;
/** "812047366" → "812 047 366" */
export const formatSiren = (siren: string): string => siren.replace(/(\d{3})(?=\d)/g, '$1\u00a0');

export function useCaseWords() {
  const { t } = useLingui();
  const regimes: Record<string, string> = { commercial: t`commercial`, civil: t`civil`, public: t`public` };
  const channels: Record<string, string> = { registered: t`recommandé avec avis de réception`, simple: t`lettre simple` };
  const brief: Record<string, string> = { registered: t`recommandé`, simple: t`lettre simple` };
  const letterStates: Record<string, string> = { queued: t`en préparation`, sent: t`partie`, failed: t`échouée`, stopped: t`arrêtée` };
  return {
    regime: (regime: string): string => regimes[regime] ?? regime,
    channel: (channel: string): string => channels[channel] ?? channel,
    channelInBrief: (channel: string): string => brief[channel] ?? channel,
    letterState: (state: string): string => letterStates[state] ?? state,
  };
}
