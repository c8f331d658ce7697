package coffee.persistence.local;

import coffee.domain.person.RevocationChannel;
import coffee.domain.person.RevocationChannelContract;

class InProcessRevocationChannelTest implements RevocationChannelContract {

  private final RevocationChannel revocations = new InProcessRevocationChannel();

  @Override
  public RevocationChannel revocations() {
    return revocations;
  }
}
