package coffee.domain.person;

/**
 * Circumstances that change how fast a person eliminates caffeine. What each one does is the
 * business of {@code coffee.domain.caffeine.HalfLife}.
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
