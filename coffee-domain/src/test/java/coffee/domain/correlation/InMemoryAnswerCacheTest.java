package coffee.domain.correlation;

class InMemoryAnswerCacheTest implements AnswerCacheContract {

  private final AnswerCache cache = new InMemoryAnswerCache();

  @Override
  public AnswerCache cache() {
    return cache;
  }
}
