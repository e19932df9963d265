"""Alembic's entry point: migrations run on the engine that the store has opened."""

from alembic import context

from pipeline.store.engine import writing

with writing(context.config.attributes["engine"]) as connection:
    context.configure(connection=connection, transactional_ddl=False)
    context.run_migrations()
