package coffee.rest.imports;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.imports.FileName;
import coffee.domain.imports.ImportSpool;
import coffee.domain.imports.ReceiveImport;
import coffee.domain.imports.ReceiveImport.Received;
import coffee.rest.Caller;
import coffee.rest.idempotency.IdempotencyKey;
import coffee.rest.idempotency.IdempotentExecutor;
import coffee.rest.json.LimitedBodyStream;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles requests with a file: receives it, then processes it once. */
public final class UploadHandler {

  private static final Logger LOG = LoggerFactory.getLogger(UploadHandler.class);

  private static final String EXPECT = "Expect";

  /** The refusal, if it occurs before the body has been read to its end. */
  private static final Set<Reason> UNREAD = Set.of(Reason.UNAVAILABLE, Reason.CONFLICT);

  private final ReceiveImport receiveImport;
  private final ImportSpool spool;
  private final IdempotentExecutor idempotency;
  private final long maxBytes;

  /**
   * Creates the handler.
   *
   * @param maxBytes maximum file size after decompression, in bytes
   */
  public UploadHandler(
      ReceiveImport receiveImport,
      ImportSpool spool,
      IdempotentExecutor idempotency,
      long maxBytes) {
    this.receiveImport = receiveImport;
    this.spool = spool;
    this.idempotency = idempotency;
    this.maxBytes = maxBytes;
  }

  /** Processes the file before the response, then deletes it. */
  Response handleTemporary(
      Caller caller,
      ContainerRequestContext request,
      String format,
      Function<Received, Response> work) {
    Received received = receive(caller, request, Optional.of(format), Optional.empty());
    try {
      return runOnce(caller, request, received, work);
    } finally {
      spool.discard(received.file());
    }
  }

  /** Processes the file and keeps it if that succeeds. */
  Response handleStored(
      Caller caller,
      ContainerRequestContext request,
      ImportQuery.Options asked,
      Function<Received, Response> work) {
    Received received = receive(caller, request, asked.format(), asked.fileName());
    AtomicBoolean isKept = new AtomicBoolean();
    try {
      Response response =
          runOnce(
              caller,
              request,
              received,
              file -> {
                Response done = work.apply(file);
                isKept.set(true);
                return done;
              });
      if (!isKept.get()) {
        spool.discard(received.file());
      }
      return response;
    } catch (RuntimeException undone) {
      spool.discard(received.file());
      throw undone;
    }
  }

  private Received receive(
      Caller caller,
      ContainerRequestContext request,
      Optional<String> format,
      Optional<FileName> name) {
    IdempotencyKey.of(request); // a wrong one is refused before gigabytes are sent
    InputStream body = LimitedBodyStream.of(request, maxBytes);
    try {
      return receiveImport.receive(caller.person(), body, format, name);
    } catch (DomainException refusal) {
      if (UNREAD.contains(refusal.reason()) && request.getHeaderString(EXPECT) == null) {
        drain(body);
      }
      throw refusal;
    }
  }

  /**
   * A client that is still sending when the connection closes loses the response with it. Clients
   * that send {@code Expect: 100-continue} are refused before they send the body.
   */
  private static void drain(InputStream body) {
    try {
      body.transferTo(OutputStream.nullOutputStream());
    } catch (IOException | RuntimeException endedOtherwise) {
      LOG.debug("The rest of a refused file could not be read", endedOtherwise);
    }
  }

  private Response runOnce(
      Caller caller,
      ContainerRequestContext request,
      Received received,
      Function<Received, Response> work) {
    byte[] digest = received.file().sha256().getBytes(StandardCharsets.US_ASCII);
    return idempotency.executeOnce(caller, request, digest, () -> work.apply(received));
  }
}
