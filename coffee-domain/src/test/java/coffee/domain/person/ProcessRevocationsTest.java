package coffee.domain.person;

class ProcessRevocationsTest implements RevocationsContract {

  private final Revocations revocations = new ProcessRevocations();

  @Override
  public Revocations revocations() {
    return revocations;
  }
}
