# SPDX-License-Identifier: GPL-3.0-or-later
# libpq for core/team: labels shared through a PostgreSQL server. Without it everything builds, and the verb `team` says
# what to install. ISCOPE_POSTGRES_PROGRAMS is the folder of the server's own programs, for the tests; "" where there is
# none.
option(ISCOPE_TEAM "Share labels through PostgreSQL where libpq is found" ON)
if(ISCOPE_TEAM)
    find_package(PostgreSQL QUIET)
endif()
if(TARGET PostgreSQL::PostgreSQL)
    message(STATUS "Team mode through libpq ${PostgreSQL_VERSION_STRING}")
else()
    message(STATUS "No team mode: libpq was not found. Cure: apt-get install libpq-dev")
endif()

find_program(ISCOPE_PG_CONFIG pg_config)
set(_programs "")
if(ISCOPE_PG_CONFIG)
    execute_process(COMMAND ${ISCOPE_PG_CONFIG} --bindir OUTPUT_VARIABLE _programs OUTPUT_STRIP_TRAILING_WHITESPACE)
endif()
find_path(ISCOPE_POSTGRES_PROGRAMS initdb HINTS ${_programs})
