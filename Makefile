# Each target is a line over ./mvnw, docker compose or a script; this file knows nothing that they do not.
#   make test MODULE=coffee-domain TEST=TimestampRulesTest     narrows a target that tests
#   make logs SERVICE=coffee-tracker                       narrows a target of compose

MAVEN   := ./mvnw -B -ntp
COMPOSE := docker compose
JAR     := coffee-app/target/coffee-app.jar
MODULES := $(if $(MODULE),-pl $(MODULE) -am)
TESTS   := $(if $(TEST),-Dtest=$(TEST) -Dsurefire.failIfNoSpecifiedTests=false)

# What the operator's targets are about: the data of this installation, whichever it is.
OPERATE := deploy/with-env deploy/operate

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help dev build test test-watch bench format configuration-table clean migrate health validate prod-check backup restore up down restart logs status

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-20s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- without a container engine

dev: ## the service with a PostgreSQL of its own and a demonstration person
	./run demo

build: ## the jars, without running the tests
	$(MAVEN) $(MODULES) -DskipTests package

test: ## all checks and tests; coverage in */target/site/jacoco/index.html
	$(MAVEN) $(MODULES) $(TESTS) -Pcoverage verify

test-watch: ## the tests again whenever a source changes
	.ci/test-watch $(MAVEN) $(MODULES) $(TESTS) -q test

bench: ## CPU of the calls of every day, beside pgbench on the same database
	bench/calls point

format: ## lay the code out as the build wants it
	$(MAVEN) spotless:apply

configuration-table: ## README's table of variables, anew from config.yml
	$(MAVEN) -q -pl coffee-app -am -Dtest=ConfigurationTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dreadme.write test

clean: ## forget what was built; data is kept
	$(MAVEN) clean

# A service that runs from the one before keeps it.
$(JAR): pom.xml config.yml docs/openapi.yaml $(shell find coffee-app coffee-domain coffee-adapters-* \( -path '*/target' -o -path '*/src/test' \) -prune -o -type f -print)
	@echo "Building $(JAR) first. It takes some minutes." >&2; rm -f $@
	@$(MAVEN) -q -pl coffee-app -am -DskipTests -Dspotless.check.skip -Dmdep.analyze.skip package

# --- for operators: over DATABASE_URL if it is set, docker compose if it was started here, or ./run

migrate: ## bring the schema up to date
	@$(OPERATE) db migrate

health: ## ask the service on this machine how it is
	@deploy/with-env deploy/health

validate: ## call the running service as its oldest clients do, as a throwaway person
	@deploy/with-env deploy/validate

prod-check: ## whether the installation is fit for production, and how to mend it
	@$(OPERATE) doctor

backup: ## everything that is stored into one file; TO=folder, or BACKUP_DIR
	@$(OPERATE) backup $(if $(TO),--to $(TO))

restore: ## BACKUP=file into the database; REPLACE=1 gives up what is there, REVOKE_KEYS=1 all keys
	@$(if $(BACKUP),,$(error say which: make restore BACKUP=file))$(OPERATE) restore $(BACKUP) $(if $(REPLACE),--replace) $(if $(REVOKE_KEYS),--revoke-keys)

# --- with docker compose

up down restart logs status: compose-is-here
.PHONY: compose-is-here
compose-is-here:
	@$(COMPOSE) version > /dev/null 2>&1 || { \
	  echo "This needs Docker with its compose plugin (\"$(COMPOSE) version\" fails). Without it: ./run" >&2; exit 1; }

up: ## PostgreSQL, Redis, the migration and the service; needs .env
	$(COMPOSE) up --build --detach --wait $(SERVICE)

down: ## stop them; data is kept
	$(COMPOSE) down

restart: ## stop and start the service, not its stores
	$(COMPOSE) restart $(or $(SERVICE),coffee-tracker)

logs: ## follow the logs
	$(COMPOSE) logs --follow --tail 100 $(SERVICE)

status: ## what runs, and how it is
	$(COMPOSE) ps --all
