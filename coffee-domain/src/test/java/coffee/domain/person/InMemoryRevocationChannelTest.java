package coffee.domain.person;

class InMemoryRevocationChannelTest implements RevocationChannelContract {

  private final RevocationChannel revocations = new InMemoryRevocationChannel();

  @Override
  public RevocationChannel revocations() {
    return revocations;
  }
}
