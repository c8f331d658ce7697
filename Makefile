# Each target is a line over ./mvnw, ./run or docker compose; this file knows nothing that they do not.
#   make test MODULE=coffee-domain TEST=EntryTimesTest     narrows a target that tests
#   make logs SERVICE=coffee-tracker                       narrows a target of compose

MAVEN   := ./mvnw -B -ntp
COMPOSE := docker compose
JAR     := coffee-app/target/coffee-app.jar
MODULES := $(if $(MODULE),-pl $(MODULE) -am)
TESTS   := $(if $(TEST),-Dtest=$(TEST) -Dsurefire.failIfNoSpecifiedTests=false)

# What the jar is told, as ./run and compose are: by .env, if there is one.
WITH_ENV := set -a; [ ! -f .env ] || . ./.env; set +a;

# Whose data the operator's targets are about: DATABASE_URL's if one is set, that of ./run if not.
WHOSE    := $(WITH_ENV) if [ -n "$$DATABASE_URL" ]; then set -- java -jar $(JAR); else set -- ./run; fi;
OPERATOR := $(WHOSE) "$$@"

.DEFAULT_GOAL := help
.PHONY: help dev build test test-watch bench format clean migrate health validate prod-check backup restore up down restart logs status

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

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

clean: ## forget what was built; data is kept
	$(MAVEN) clean

migrate: ## bring the schema up to date
	@$(OPERATOR) db migrate

health: ## ask the service on this machine how it is
	@$(WITH_ENV) curl --fail-with-body --silent --show-error "http://127.0.0.1:$${PORT:-8000}/health"

validate: ## call the running service as its oldest clients do, as a throwaway person
	@$(WHOSE) deploy/validate "$$@"

prod-check: ## whether the installation is fit for production, and how to mend it
	@$(OPERATOR) doctor

backup: ## everything that is stored into one file; TO=folder, or BACKUP_DIR
	@$(OPERATOR) backup $(if $(TO),--to $(TO))

restore: ## BACKUP=file into the database; REPLACE=1 gives up what is there
	@$(if $(BACKUP),,$(error say which: make restore BACKUP=file))$(OPERATOR) restore $(BACKUP) $(if $(REPLACE),--replace)

# --- with docker compose

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
