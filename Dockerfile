# One image that serves on H2 and, with MOLT_DATABASE_URL, on PostgreSQL. README.md has the line that runs it.
# Debian 13 has a newer bubblewrap than 12 and the same Rust. The digest pins it; tag and digest change together.
ARG BASE=docker.io/library/debian:trixie-20260918-slim@sha256:a99cfc517144bc59b1978475ec53b46ecabec7e43635402ee5b77cc54cd1b20a

FROM ${BASE} AS build
RUN apt-get update \
 && apt-get install --yes --no-install-recommends maven openjdk-25-jdk-headless \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /molt
COPY pom.xml ./
COPY src/main src/main
# The kind of database is fixed in a build, so there are two; what both hold alike is kept once.
RUN mvn --batch-mode --no-transfer-progress package -Dmaven.test.skip=true -Dquarkus.package.output-directory=serve/h2 \
 && mvn --batch-mode --no-transfer-progress package -Dmaven.test.skip=true -Dquarkus.package.output-directory=serve/postgresql \
      -Dquarkus.datasource.db-kind=postgresql \
 && cd target/serve && diff --recursive h2/lib postgresql/lib && rm -r postgresql/lib && ln -s ../h2/lib postgresql/lib

FROM ${BASE}
RUN apt-get update \
 && apt-get install --yes --no-install-recommends black bubblewrap flake8 libseccomp2 openjdk-25-jre-headless python3 rust-web-clippy rustc-web rustfmt-web tini \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin molt \
 && install --directory --owner=molt --mode=700 /data
WORKDIR /molt
COPY molt pom.xml LICENSE ./
COPY tools tools
COPY lessons lessons
COPY --from=build /molt/target/serve target/serve
ENV MOLT_HOST=0.0.0.0 MOLT_DATA=/data
USER 10001
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["python3", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ.get('MOLT_PORT', '8080') + '/q/health/ready', timeout=2)"]
# A server as process 1 would leave a zombie behind for each run: tini collects them and passes signals on.
ENTRYPOINT ["tini", "--", "./molt"]
CMD ["serve"]
