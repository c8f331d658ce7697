package coffee.domain.person;

class ProcessRevocationsTest implements RevocationChannelContract {

  private final RevocationChannel revocations = new ProcessRevocations();

  @Override
  public RevocationChannel revocations() {
    return revocations;
  }
}
