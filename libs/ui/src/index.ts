/**
 * The design system: a thin dress over a headless base, to the measures of a well-kept ledger.
 * Tokens and styles: '@quittance/ui/fonts.css', '@quittance/ui/tokens.css', '@quittance/ui/ui.css'.
 * Everything stands under <UiProvider locale today>. Amounts are decimal strings, days ISO strings.
 * Keys: useKeys([{ keys: 'p', label: t`promesse`, run }]) in the nearest KeyScope; a `shadow` scope silences those below.
 */
export { UiProvider } from './provider.tsx';
export { useFormats, formatsFor, dayOfInstant, type Formats, type Locale, type DayStyle } from './formats.ts';
export { KeyScope, useKeys, type KeyAct } from './keys/keys.tsx';
export { Kbd, KeyFoot, KeysList } from './keys/shown.tsx';
export { Frame, Page, SearchButton, MenuGroup, MenuLink } from './parts/frame.tsx';
export { Mark, Stamp } from './parts/mark.tsx';
export { Money, Explain, ExplanationLines, Day, Moment, Percent, Word, type Explanation, type ExplanationLine } from './parts/figures.tsx';
export { Button, ButtonLink, Press, Buttons } from './parts/button.tsx';
export { Dialog, Confirm, ConfirmDialog, Panel, KeysHelp, Menu, Tip, useOpen, type MenuAct, type ConfirmProps } from './parts/dialog.tsx';
export { useToast, type Toasts } from './parts/toast.tsx';
export { Field, TextField, TextArea, DayField, AmountField, Checkbox, type FieldDress, type TextFieldProps } from './fields/field.tsx';
export { Select, Combobox, Choice, type Option, type Letter } from './fields/choose.tsx';
export { FileDrop } from './fields/drop.tsx';
export { Grid, type Column, type GridProps, type GridHandle } from './parts/grid.tsx';
export { Filters, Tabs, Table, Facts, Sum, Clock, Timeline, type TableColumn, type Fact, type Entry } from './parts/data.tsx';
export { Refusal, Waiting, Settled, Note, Progress, Steps, Empty, Loading, ErrorState, Act, ActGroup, Regions, Block, type Step } from './parts/notes.tsx';
export { Palette, type Hit, type HitGroup } from './parts/palette.tsx';
export { PercentField, CountField, readPercent } from './fields/number.tsx';
export { AgeBar } from './parts/age-bar.tsx';
export { useNarrow } from './narrow.ts';
