/**
 * The look of a letter. Every rule stands under ".paper", so that it dresses the fragment in a shadow root as well as in
 * print. On a screen each sheet shows its own foot; in print the page's margin carries it, with the number of the page
 * (`PAGE_CSS`). Lengths are millimetres of A4: the window of a DL envelope lies at 108 × 48 mm and measures 82 × 34.
 */
export const PAPER_CSS = `
.paper, .paper * { box-sizing: border-box; }
.paper { color: #101b33; font: 400 10.7pt/14.6pt Newsreader, Georgia, serif; font-variant-numeric: lining-nums tabular-nums; font-optical-sizing: auto; text-align: left; hyphens: manual; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.paper :is(p, h1, h2, dl, dd, address, table) { margin: 0; }
.paper .nb { white-space: nowrap; }
.paper b { font-weight: 600; }
.paper .sheet { position: relative; display: flex; flex-direction: column; width: 210mm; background: #fff; }
.paper .first { padding: 95mm 25mm 0; }
.paper :is(.letterhead, .refs, .window, .place, .fold) { position: absolute; }
.paper .fold { left: 0; top: 99mm; width: 4mm; border-top: .4pt solid #b4c0d3; }

.paper .letterhead { left: 25mm; right: 25mm; top: 16mm; display: flex; justify-content: space-between; align-items: flex-start; gap: 8mm; }
.paper .agency { display: flex; gap: 3mm; align-items: center; font-weight: 500; font-size: 18pt; line-height: 22pt; text-wrap: balance; }
.paper .mark { flex: none; width: 8.5mm; height: 8.5mm; fill: #101b33; }
.paper .where { flex: none; max-width: 78mm; font: 400 7.6pt/11pt "Radio Canada", sans-serif; color: #46526b; text-align: right; }
.paper .refs { left: 25mm; top: 49mm; width: 76mm; font: 400 8pt/12pt "Radio Canada", sans-serif; }
.paper .refs div { display: grid; grid-template-columns: 21mm 1fr; }
.paper .refs dt { color: #5c6780; }
.paper .refs dd { overflow-wrap: anywhere; }
.paper .window { left: 108mm; top: 48mm; width: 82mm; height: 34mm; font: 400 10.8pt/15pt "Radio Canada", sans-serif; overflow-wrap: anywhere; }
.paper .window.tight { font-size: 9pt; line-height: 12pt; }
.paper .place { left: 108mm; top: 86.4mm; }

.paper h1 { font-weight: 500; font-size: 19pt; line-height: 24pt; margin: 0 0 .6mm; }
.paper .object { font: 400 8.6pt/12.2pt "Radio Canada", sans-serif; color: #46526b; }
.paper .text > p { margin: 0 0 2.3mm; text-wrap: pretty; orphans: 2; widows: 2; }
.paper .text > p.object { font-size: 8.6pt; line-height: 12.2pt; margin: 0 0 3mm; }
.paper .dense > p, .paper .dense .close p, .paper .dense .signature span { font-size: 9.9pt; line-height: 13pt; margin-bottom: 1.8mm; }
.paper .dense .signature span { margin: 0; }
.paper .ask { display: grid; grid-template-columns: 1fr 1fr; border: solid #101b33; border-width: .6pt 0; margin: 3mm 0 3.6mm; break-inside: avoid; }
.paper .ask > div { padding: 2.6mm 0 2.8mm; }
.paper .ask > div + div { border-left: .4pt solid #b4c0d3; padding-left: 7mm; }
.paper .ask span { display: block; font: 400 8pt/11pt "Radio Canada", sans-serif; color: #46526b; }
.paper .ask b { font: 500 18pt/24pt "Radio Canada", sans-serif; letter-spacing: -.01em; white-space: nowrap; }
.paper .close { break-inside: avoid; }
.paper .signature { padding-top: 2.3mm; }
.paper .signature.plain { padding-top: 9mm; }
.paper .signature span { display: block; }
.paper .hand { display: block; width: 40mm; height: 12mm; margin: -1.6mm 0 -1.6mm -1mm; fill: none; stroke: #1d3f86; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; }
.paper .signature small { display: block; font: 400 8pt/11pt "Radio Canada", sans-serif; color: #46526b; }

.paper .ways { margin-top: auto; display: grid; grid-template-columns: 1fr 1fr; column-gap: 8mm; border-top: .4pt solid #b4c0d3; padding-top: 3.4mm; font: 400 8.4pt/12pt "Radio Canada", sans-serif; break-inside: avoid; }
.paper .way { display: grid; grid-template-columns: 26mm 1fr; column-gap: 3mm; overflow-wrap: anywhere; }
.paper .way h2 { font-weight: 600; font-size: 8.6pt; line-height: 12.2pt; margin-bottom: .6mm; }
.paper .way p { margin: 0 0 .7mm; }
.paper .qr { width: 29mm; height: 29mm; margin: -2.4mm 0 -2mm -2.4mm; fill: #101b33; }
.paper .iban { font-stretch: 92%; letter-spacing: -.02em; white-space: nowrap; }

.paper .title { font-weight: 500; font-size: 18pt; line-height: 24pt; margin: 0 0 1mm; }
.paper .account { padding: 0 25mm; }
.paper .under { font: 400 8.4pt/12pt "Radio Canada", sans-serif; color: #46526b; margin: 0 0 4mm; }
.paper .lines { width: 100%; border-collapse: collapse; font: 400 8.6pt/12pt "Radio Canada", sans-serif; font-stretch: 92%; }
.paper .lines thead { display: table-header-group; }
.paper .lines thead th { font-size: 7.6pt; line-height: 11pt; color: #5c6780; padding: 0 2.5mm 1.4mm 0; border-bottom: .6pt solid #101b33; white-space: nowrap; }
.paper .lines th { text-align: left; font-weight: 400; }
.paper .lines tr { break-inside: avoid; }
.paper .lines :is(td, tbody th) { padding: 1.35mm 2.5mm 1.35mm 0; border-bottom: .3pt solid #dde4ee; vertical-align: baseline; }
.paper .lines tbody th { min-width: 36mm; overflow-wrap: anywhere; }
.paper .lines td { color: #46526b; }
.paper .lines .when { white-space: nowrap; }
.paper .lines .amount { color: #101b33; text-align: right; white-space: nowrap; padding-right: 0; padding-left: 1mm; }
.paper .lines thead .amount { color: #5c6780; }
.paper .lines .amount + .amount { width: 24mm; }
.paper .lines .sub { break-before: avoid; }
.paper .lines .sub > * { border-bottom: .5pt solid #b4c0d3; }
.paper .lines .sub :is(th, .amount) { font-weight: 600; }
.paper .lines .due { break-before: avoid; }
.paper .lines .due > * { border: solid #101b33; border-width: .6pt 0; font: 600 11pt/16pt "Radio Canada", sans-serif; padding: 2mm 0; color: #101b33; }
.paper .after { font: 400 8.4pt/12.4pt "Radio Canada", sans-serif; color: #46526b; margin-top: 3mm; text-wrap: pretty; orphans: 3; widows: 3; }

.paper .law { margin-top: auto; padding-top: 6mm; font-size: 9.4pt; line-height: 13pt; }
.paper .law .block { border-top: .4pt solid #b4c0d3; padding-top: 3mm; break-inside: avoid; }
.paper .law .block + .block { margin-top: 1.4mm; }
.paper .law h2 { font: 600 8.4pt/12pt "Radio Canada", sans-serif; margin-bottom: 1mm; }
.paper .law p { margin: 0 0 1.8mm; color: #2a3651; text-wrap: pretty; }
.paper .law .data p { font: 400 7.8pt/11.4pt "Radio Canada", sans-serif; color: #46526b; }

@media screen {
  .paper .sheet { min-height: 297mm; padding-bottom: 23mm; border: 1px solid #dde4ee; }
  .paper .account { margin-top: 8mm; padding-top: 24mm; }
  .paper .foot { position: absolute; left: 25mm; right: 25mm; bottom: 8mm; display: flex; justify-content: space-between; gap: 8mm; border-top: .4pt solid #dde4ee; padding-top: 1.6mm; font: 400 6.8pt/9.6pt "Radio Canada", sans-serif; color: #5c6780; }
  .paper .foot span:last-child { flex: none; }
}
@media print {
  .paper .first { min-height: 275.5mm; }
  .paper .account { min-height: 251.5mm; break-before: page; }
  .paper .foot { display: none; }
}
`;

/** The pages of print. The first has no margin at its head, because the letterhead and the window are measured from the edge. */
export const PAGE_CSS = `
@page {
  size: 210mm 297mm; margin: 24mm 0 21mm;
  @bottom-left { content: var(--foot-left); width: 118mm; margin: 2.8mm 0 0 25mm; padding-top: 1.6mm; vertical-align: top; text-align: left; border-top: .4pt solid #dde4ee; font: 400 6.8pt/9.6pt "Radio Canada", sans-serif; color: #5c6780; }
  @bottom-right { content: var(--foot-right) "\\2003 page " counter(page) "/" counter(pages); margin: 2.8mm 25mm 0 0; padding-top: 1.6mm; vertical-align: top; text-align: right; white-space: nowrap; border-top: .4pt solid #dde4ee; font: 400 6.8pt/9.6pt "Radio Canada", sans-serif; color: #5c6780; }
}
@page :first { margin: 0 0 21mm; }
html { background: #fff; }
body { margin: 0; }
`;
