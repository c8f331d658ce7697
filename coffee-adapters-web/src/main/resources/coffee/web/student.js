/** Student's t and the 20 equally likely answers that are drawn from it. */

/** ln Γ(x) for x > 0 (Lanczos). */
function logGamma(x) {
  const c = [
    76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2,
    -0.5395239384953e-5,
  ];
  const t = x + 5.5 - (x + 0.5) * Math.log(x + 5.5);
  return (
    Math.log((2.5066282746310005 * c.reduce((sum, value, i) => sum + value / (x + 1 + i), 1.000000000190015)) / x) - t
  );
}

/** Regularised incomplete beta function by its continued fraction (Lentz). */
function incompleteBeta(x, a, b) {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x)) / a;
  let f = 1;
  let c = 1;
  let d = 0;
  for (let i = 0; i <= 300; i++) {
    const m = i >> 1;
    const numerator =
      i === 0
        ? 1
        : i % 2 === 0
          ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
          : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + numerator * d || 1e-30);
    c = 1 + numerator / c || 1e-30;
    f *= c * d;
    if (Math.abs(1 - c * d) < 1e-12) break;
  }
  return front * (f - 1);
}

/** P(T ≤ t) with so many degrees of freedom, which need not be whole. */
export function cumulative(t, df) {
  const tail = incompleteBeta(df / (df + t * t), df / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** The t below which a share `p` of 0 to 1 lies. */
export function quantile(p, df) {
  let low = -1;
  let high = 1;
  while (cumulative(low, df) > p) low *= 2;
  while (cumulative(high, df) < p) high *= 2;
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (cumulative(middle, df) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** 20 equally likely values of an effect of the API, in bpm per 100 mg, ascending. */
export function equallyLikely(effect, count = 20) {
  const { bpm_per_100_mg: middle, standard_error: error, degrees_of_freedom: df } = effect;
  return Array.from({ length: count }, (_, i) => middle + error * quantile((i + 0.5) / count, df));
}
