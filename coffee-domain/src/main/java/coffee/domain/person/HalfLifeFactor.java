package coffee.domain.person;

/**
 * Circumstances that change how fast a person eliminates caffeine. Their effect is defined in
 * {@code coffee.domain.caffeine.HalfLife}.
 */
public enum HalfLifeFactor {
  SMOKING,
  ORAL_CONTRACEPTIVE,
  PREGNANCY_FIRST,
  PREGNANCY_SECOND,
  PREGNANCY_THIRD,
  FLUVOXAMINE,
  CIMETIDINE
}
