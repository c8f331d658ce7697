package coffee.rest.changes;

import coffee.domain.changes.ChangePage;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/** A page of the feed, to be written as JSON. */
public record ChangePageBody(
    @JsonValue @JsonSerialize(using = ChangePageSerializer.class) ChangePage page) {}
