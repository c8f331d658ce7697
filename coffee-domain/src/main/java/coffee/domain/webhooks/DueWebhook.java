package coffee.domain.webhooks;

import coffee.domain.person.PersonId;
import java.net.URI;

/**
 * A webhook with a delivery that is due.
 *
 * @param url where it goes
 * @param isFailing whether the last attempt failed
 */
public record DueWebhook(PersonId person, long id, URI url, boolean isFailing) {}
