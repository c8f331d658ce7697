package coffee.app.tasks;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;

/**
 * Gives tasks a writer by which they can refuse. Dropwizard's servlet knows what was done and what
 * failed, and nothing between.
 */
public final class RefusableFilter implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, new Refusable((HttpServletResponse) response));
  }

  private static final class Refusable extends HttpServletResponseWrapper {

    Refusable(HttpServletResponse response) {
      super(response);
    }

    @Override
    public PrintWriter getWriter() throws IOException {
      return new RefusalWriter(super.getWriter(), this);
    }
  }
}
