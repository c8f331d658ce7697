# Each target only calls ./mvnw, docker compose or a script; it adds no logic of its own.
#   make test MODULE=coffee-domain TEST=TimestampRulesTest     narrows a target that tests
#   make logs SERVICE=coffee-tracker                       narrows a target of compose

MAVEN   := ./mvnw -B -ntp
COMPOSE := docker compose
JAR     := coffee-app/target/coffee-app.jar
MODULES := $(if $(MODULE),-pl $(MODULE) -am)
TESTS   := $(if $(TEST),-Dtest=$(TEST) -Dsurefire.failIfNoSpecifiedTests=false)

# Runs a command of the service with the database of this installation.
OPERATE := deploy/operate

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help dev build test test-watch bench format configuration-table clean migrate health validate prod-check backup restore up down restart logs status

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-20s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- without a container engine

dev: ## start the service with an embedded PostgreSQL and a demo person
	./run demo

build: ## build the jars, without tests
	$(MAVEN) $(MODULES) -DskipTests package

test: ## run all checks and tests; coverage in */target/site/jacoco/index.html
	$(MAVEN) $(MODULES) $(TESTS) -Pcoverage verify

test-watch: ## run the tests, and again when a source changes
	.ci/test-watch $(MAVEN) $(MODULES) $(TESTS) -q test

bench: ## measure the CPU of common calls, compared with pgbench
	bench/calls point

format: ## format the code as the build requires
	$(MAVEN) spotless:apply

configuration-table: ## regenerate README's table of variables from config.yml
	$(MAVEN) -q -pl coffee-app -am -Dtest=ConfigurationTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dreadme.write test

clean: ## delete build results; data is kept
	$(MAVEN) clean

# The old jar is removed, not overwritten: a service that runs from it keeps it open.
$(JAR): pom.xml config.yml docs/openapi.yaml $(shell find coffee-app coffee-domain coffee-adapters-* \( -path '*/target' -o -path '*/src/test' \) -prune -o -type f -print)
	@echo "Building $(JAR) first. It takes some minutes." >&2; rm -f $@
	@$(MAVEN) -q -pl coffee-app -am -DskipTests -Dspotless.check.skip -Dmdep.analyze.skip package

# --- for operators: with DATABASE_URL if it is set, else docker compose if its containers exist, else ./run

migrate: ## migrate the database
	@$(OPERATE) db migrate

health: ## show the health of the service on this machine
	@deploy/with-env deploy/health

validate: ## make the calls of the oldest clients, as a temporary person
	@deploy/with-env deploy/validate

prod-check: ## check whether the installation is ready for production
	@$(OPERATE) doctor

backup: ## back up all data into one file; TO=directory, or BACKUP_DIR
	@$(OPERATE) backup $(if $(TO),--to $(TO))

restore: ## restore BACKUP=file; REPLACE=1 replaces existing data, REVOKE_KEYS=1 revokes all keys
	@$(if $(BACKUP),,$(error BACKUP is missing: make restore BACKUP=file))$(OPERATE) restore $(BACKUP) $(if $(REPLACE),--replace) $(if $(REVOKE_KEYS),--revoke-keys)

# --- with docker compose

up down restart logs status: compose-is-here
.PHONY: compose-is-here
compose-is-here:
	@$(COMPOSE) version > /dev/null 2>&1 || { \
	  echo "This needs Docker with its compose plugin (\"$(COMPOSE) version\" fails). Without it: ./run" >&2; exit 1; }

up: ## start PostgreSQL, Redis, the migration and the service; needs .env
	$(COMPOSE) up --build --detach --wait $(SERVICE)

down: ## stop them; data is kept
	$(COMPOSE) down

restart: ## restart the service, but not PostgreSQL and Redis
	$(COMPOSE) restart $(or $(SERVICE),coffee-tracker)

logs: ## follow the logs
	$(COMPOSE) logs --follow --tail 100 $(SERVICE)

status: ## show the containers and their health
	$(COMPOSE) ps --all
