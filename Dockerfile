# Base images are pinned by version. With access to the registry, also pin them by digest
# (docker buildx imagetools inspect NAME:TAG), and let Dependabot update both.

FROM eclipse-temurin:17.0.20_8-jdk-jammy AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -ntp -pl coffee-app -am -DskipTests package
RUN javac -Xlint:all -Werror --release 17 -d /health deploy/container/HealthProbe.java


FROM eclipse-temurin:17.0.20_8-jre-jammy AS runtime
WORKDIR /opt/coffee-tracker
COPY --from=build /health/HealthProbe.class ./
COPY --from=build /source/coffee-app/target/coffee-app.jar /source/config.yml ./


# A class-data archive: classes are loaded and verified here instead of at every start, which takes a
# third less CPU until the service is ready. An archive is valid only for one jar and one JVM at their
# paths, so both come from the runtime stage; with another pair the JVM ignores it and starts slower.
FROM postgres:18.6 AS archive
COPY --from=runtime /opt /opt
COPY deploy/container/archive-classes /usr/local/bin/
ENV PATH=/opt/java/openjdk/bin:$PATH
WORKDIR /opt/coffee-tracker
USER postgres
RUN archive-classes /tmp/coffee-app.jsa


FROM runtime
LABEL org.opencontainers.image.title="Coffee Tracker" \
      org.opencontainers.image.description="Logs coffees and heart rates, and tells what caffeine does to a person's heart rate." \
      org.opencontainers.image.licenses="MIT"

RUN groupadd --gid 1000 appuser \
 && useradd --uid 1000 --gid appuser --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin appuser \
 && install --directory --owner=appuser --group=appuser --mode=0700 /var/lib/coffee-tracker /var/backups/coffee-tracker

COPY --from=archive /tmp/coffee-app.jsa ./

# The service writes only to /tmp and to this folder, the spool of imports: the root may be read-only.
VOLUME /var/lib/coffee-tracker

# Other containers can reach both ports. Publish the first; never the second, which requires no key.
ENV BIND_HOST=0.0.0.0 PORT=8000 \
    ADMIN_BIND_HOST=0.0.0.0 ADMIN_PORT=8001 \
    IMPORT_DIR=/var/lib/coffee-tracker \
    LOG_FORMAT=json SHUTDOWN_DELAY=5s
EXPOSE 8000

USER 1000:1000
STOPSIGNAL SIGTERM
# Calls /health: Compose waits for it before it starts the proxy, and restarts no container because of
# it. A process manager that restarts unhealthy containers should call /health/live.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx16m", "-cp", "/opt/coffee-tracker", "HealthProbe"]
ENTRYPOINT ["java", \
  "-XX:SharedArchiveFile=/opt/coffee-tracker/coffee-app.jsa", \
  "-XX:MaxRAMPercentage=50", \
  "-XX:+ExitOnOutOfMemoryError", \
  "-jar", "/opt/coffee-tracker/coffee-app.jar"]
CMD ["server", "config.yml"]
