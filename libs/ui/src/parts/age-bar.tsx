/** The age of a debt: five densities of one ink, each as wide as its share. `weights` are decimal strings; the figures themselves stand in the legend. */
export function AgeBar({ weights }: { weights: readonly string[] }) {
  const shares = weights.map((weight) => Math.max(0, Number(weight)));
  const all = shares.reduce((sum, share) => sum + share, 0) || 1;
  const filled = shares.flatMap((share, band) => (share > 0 ? [{ band, share: (share / all) * 1000 }] : []));
  return (
    <svg className="age-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
      {filled.map(({ band, share }, at) => {
        const from = filled.slice(0, at).reduce((sum, before) => sum + before.share, 0);
        return <rect key={band} className={`age-${band}`} x={from} y="0" width={Math.max(1, share - (at < filled.length - 1 ? 1.7 : 0))} height="10" />;
      })}
    </svg>
  );
}
