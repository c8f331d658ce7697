package coffee.app.tasks;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import org.eclipse.jetty.http.BadMessageException;

/**
 * Gives tasks a writer by which they can refuse: Dropwizard's servlet knows what was done and what
 * success and failure. Parameters that cannot be read, or would not be, are refused here: 400 for a
 * query or a form that cannot be decoded, 415 for a body that is no form.
 */
public final class TaskFailureFilter implements Filter {

  private static final String FORM = "application/x-www-form-urlencoded";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    if (hasBody(http) && !isForm(http)) {
      refuse(answer, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "in the address, or as a form");
    } else if (!isReadable(http)) {
      refuse(answer, HttpServletResponse.SC_BAD_REQUEST, "percent-encoded UTF-8, 200 KB at most");
    } else {
      chain.doFilter(request, new TaskResponse(answer));
    }
  }

  private static boolean hasBody(HttpServletRequest http) {
    return http.getContentLengthLong() > 0 || http.getHeader("Transfer-Encoding") != null;
  }

  private static boolean isForm(HttpServletRequest http) {
    String type = http.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith(FORM);
  }

  /** Jetty decodes all parameters when it is first asked for one. */
  private static boolean isReadable(HttpServletRequest http) {
    try {
      http.getParameterMap();
      return true;
    } catch (BadMessageException | IllegalStateException undecodable) {
      return false;
    }
  }

  private static void refuse(HttpServletResponse answer, int status, String how)
      throws IOException {
    answer.setStatus(status);
    answer.setContentType("text/plain;charset=utf-8");
    answer.getWriter().println("parameters of a task come " + how);
  }

  private static final class TaskResponse extends HttpServletResponseWrapper {

    TaskResponse(HttpServletResponse response) {
      super(response);
    }

    @Override
    public PrintWriter getWriter() throws IOException {
      return new TaskFailureWriter(super.getWriter(), this);
    }
  }
}
