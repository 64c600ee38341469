import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';

/** The size of a file in words: "82 ko", "1,8 Mo". */
export function useSize(): (bytes: number) => string {
  const { t } = useLingui();
  const { locale } = useFormats();
  return (bytes) => {
    if (bytes < 1_048_576) return t`${Math.max(1, Math.round(bytes / 1024)).toLocaleString(locale)} ko`;
    return t`${(bytes / 1_048_576).toLocaleString(locale, { maximumFractionDigits: 1 })} Mo`;
  };
}
