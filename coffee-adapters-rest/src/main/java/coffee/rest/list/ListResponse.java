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
 * @param request request of the client
 * @param query query parameters
 * @param page requested page
 */
public record ListResponse(ContainerRequestContext request, Fields query, PageQuery page) {

  /**
   * The page, with a link to the next one if there is more.
   *
   * @param found entries found for {@link PageQuery#page}
   * @param type JSON record type that {@code write} returns
   * @param position position of an entry in the list
   */
  public <E, W extends Record> Response toResponse(
      List<E> found, Class<W> type, Function<E, W> write, Function<E, Page.Position> position) {
    List<E> shown = page.trimToPage(found);
    Response.ResponseBuilder response =
        Response.ok(new RecordList(shown.stream().map(write).toList(), type));
    if (page.hasMore(found)) {
      Page.Position last = position.apply(shown.get(shown.size() - 1));
      response.header(HttpHeaders.LINK, NextLink.after(request, query, last));
    }
    return response.build();
  }
}
