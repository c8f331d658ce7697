package coffee.rest.list;

import coffee.domain.Page;
import coffee.rest.json.Fields;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;

/**
 * Answers with one page of a list.
 *
 * @param request what was asked
 * @param query what was read of its parameters
 * @param page which page is wanted
 */
public record Listing(ContainerRequestContext request, Fields query, PageQuery page) {

  /**
   * The page, and the way to the next one while there is more.
   *
   * @param found what the log found for {@link PageQuery#page}
   * @param type the wire record that {@code write} makes
   * @param position an entry's place in the order of the list
   */
  public <E, W extends Record> Response answer(
      List<E> found, Class<W> type, Function<E, W> write, Function<E, Page.Position> position) {
    List<E> wanted = page.cut(found);
    Response.ResponseBuilder answer =
        Response.ok(new Table(wanted.stream().map(write).toList(), type));
    if (page.isCut(found)) {
      Page.Position last = position.apply(wanted.get(wanted.size() - 1));
      answer.header(HttpHeaders.LINK, NextLink.after(request, query, last));
    }
    return answer.build();
  }
}
