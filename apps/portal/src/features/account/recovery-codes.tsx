import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, useFormats } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';

/** The codes for the day when everything else is lost: shown this once, to be kept away from the computer. */
export function RecoveryCodesShown({ codes, email, agency, onDone }: { codes: readonly string[]; email: string; agency: string; onDone: () => void }) {
  const { t } = useLingui();
  const { day, today } = useFormats();
  const [copied, setCopied] = useState<boolean | null>(null);
  const box = useRef<HTMLDivElement>(null), list = useRef<HTMLOListElement>(null);
  useEffect(() => box.current?.focus(), []);
  const copy = async () => {
    try { await navigator.clipboard.writeText(codes.join('\n')); setCopied(true); } catch {
      if (list.current) window.getSelection()?.selectAllChildren(list.current);
      setCopied(false);
    }
  };
  const on = day(today), download = () => {
    const text = [t`Quittance, ${agency}`, t`Codes de récupération de ${email}, du ${on}`, t`Chacun ne sert qu’une fois. Gardez-les ailleurs que sur l’ordinateur.`, '', ...codes, ''].join('\r\n');
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
    Object.assign(document.createElement('a'), { href: url, download: t`quittance-codes-de-recuperation.txt` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  return (
    <div className="codes-sheet" role="group" aria-labelledby="codes-title" tabIndex={-1} ref={box}>
      <h3 id="codes-title"><Trans>Vos codes de récupération</Trans></h3>
      <p className="on-paper">{t`Quittance, ${agency}`}. {email}. {on}.</p>
      <p><Trans>Ils ne sont montrés qu’ici, cette fois. Chacun remplace une fois le code de l’application, le jour où le téléphone est perdu. Imprimez-les ou rangez-les dans votre coffre de mots de passe.</Trans></p>
      <ol ref={list} aria-label={t`Codes de récupération`}>{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ol>
      <div className="off-paper">
        <Buttons><Button onClick={() => void copy()}>{copied ? t`Copiés` : t`Copier`}</Button><Button onClick={() => window.print()}><Trans>Imprimer</Trans></Button><Button onClick={download}><Trans>Télécharger</Trans></Button></Buttons>
        <p className="note" role="status">{copied ? t`Les codes sont dans le presse-papiers : collez-les là où vous les gardez.` : copied === false ? t`Les codes sont sélectionnés : copiez-les.` : ''}</p>
        <Buttons><Button kind="primary" onClick={onDone}><Trans>Je les ai gardés</Trans></Button></Buttons>
      </div>
    </div>
  );
}
