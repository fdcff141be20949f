-- Sidelined's records as a user of PostGraphile would lay them out: a table for each, ids of their own, indexes for what
-- is asked, rules as functions, and row level security for who may see whom.

create schema app;
create role viewer;
grant usage on schema app to viewer;

create table app.athletes (
  id text primary key,
  owner_id text not null,
  name text not null,
  time_zone text not null,
  created_at timestamptz not null
);

create table app.grants (
  athlete_id text not null references app.athletes,
  person_id text not null,
  role text not null,
  primary key (person_id, athlete_id)
);
create index on app.grants (athlete_id);

create table app.instructions (
  id text primary key,
  athlete_id text not null references app.athletes,
  issued_by_name text not null,
  issued_at timestamptz not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  review_at timestamptz,
  note text,
  rules jsonb not null,
  prohibits_running boolean not null
);
create index on app.instructions (athlete_id, starts_at);
create index on app.instructions (athlete_id, starts_at) where prohibits_running;

create table app.symptoms (
  id text primary key,
  athlete_id text not null references app.athletes,
  status text not null,
  trend text not null,
  opened_at timestamptz not null
);
create index on app.symptoms (athlete_id, opened_at);
create index on app.symptoms (athlete_id, opened_at) where status in ('ACTIVE', 'RECURRED');

create table app.observations (
  id text primary key,
  athlete_id text not null references app.athletes,
  symptom_id text not null references app.symptoms,
  observed_at timestamptz not null,
  phase text not null,
  sites text[] not null,
  side text not null,
  sensations text[] not null,
  pain integer not null,
  note text
);
create index on app.observations (athlete_id, observed_at);
create index on app.observations (symptom_id, observed_at);

-- What an instruction is about.
create table app.instruction_symptoms (
  instruction_id text not null references app.instructions,
  symptom_id text not null references app.symptoms,
  athlete_id text not null references app.athletes,
  primary key (instruction_id, symptom_id)
);
create index on app.instruction_symptoms (symptom_id);
create index on app.instruction_symptoms (athlete_id);

create table app.runs (
  id text primary key,
  athlete_id text not null references app.athletes,
  source text not null,
  external_id text,
  revision integer not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  time_zone text not null,
  local_date date not null,
  type text not null,
  surface text,
  distance_meters double precision not null,
  duration_seconds double precision not null,
  elevation_gain_meters double precision,
  temperature_celsius double precision,
  average_heart_rate_bpm integer,
  effort integer,
  note text,
  unique (athlete_id, source, external_id)
);
create index on app.runs (athlete_id, started_at);

-- Who is asking: set for each request from their token.
create function app.viewer_id() returns text language sql stable
  return current_setting('app.viewer_id', true);

-- An instruction is in force from its start until its end; a passed review frees nobody.
create function app.athletes_governing_instructions(athlete app.athletes) returns setof app.instructions
  language sql stable begin atomic
  select * from app.instructions i
  where i.athlete_id = athlete.id and i.prohibits_running
    and i.starts_at <= now() and (i.ends_at is null or i.ends_at > now())
  order by i.starts_at, i.id;
end;

create function app.instructions_symptoms(instruction app.instructions) returns setof app.symptoms
  language sql stable begin atomic
  select s.* from app.instruction_symptoms about join app.symptoms s on s.id = about.symptom_id
  where about.instruction_id = instruction.id
  order by s.id;
end;

create type app.availability as (
  status text, since timestamptz, until timestamptz, review_at timestamptz, review_overdue boolean
);
create function app.athletes_availability(athlete app.athletes) returns app.availability
  language sql stable begin atomic
  select
    case when count(*) > 0 then 'SIDELINED' else 'AVAILABLE' end,
    min(i.starts_at),
    case when bool_or(i.ends_at is null) then null else max(i.ends_at) end,
    min(i.review_at),
    coalesce(min(i.review_at) < now(), false)
  from app.instructions i
  where i.athlete_id = athlete.id and i.prohibits_running
    and i.starts_at <= now() and (i.ends_at is null or i.ends_at > now());
end;

create type app.symptom_summary as (open_count integer, worst_pain integer, worsening boolean);
create function app.athletes_symptom_summary(athlete app.athletes) returns app.symptom_summary
  language sql stable begin atomic
  select count(*)::integer, max(latest.pain), coalesce(bool_or(s.trend = 'WORSENING'), false)
  from app.symptoms s
  left join lateral (
    select o.pain from app.observations o where o.symptom_id = s.id order by o.observed_at desc limit 1
  ) latest on true
  where s.athlete_id = athlete.id and s.status in ('ACTIVE', 'RECURRED');
end;

create function app.runs_pace_seconds(run app.runs) returns double precision
  language sql immutable
  return case when run.distance_meters > 0 then run.duration_seconds / (run.distance_meters / 1000) end;

-- Who of the viewer's athletes is sidelined right now; who has been out longest comes first.
create function app.sidelined_athletes() returns setof app.athletes
  language sql stable begin atomic
  select a.* from app.grants g join app.athletes a on a.id = g.athlete_id
  cross join lateral (
    select min(i.starts_at) as since from app.instructions i
    where i.athlete_id = a.id and i.prohibits_running
      and i.starts_at <= now() and (i.ends_at is null or i.ends_at > now())
  ) sidelined
  where g.person_id = app.viewer_id() and sidelined.since is not null
  order by sidelined.since, a.id;
end;

alter table app.grants enable row level security;
create policy mine on app.grants for select to viewer using (person_id = (select app.viewer_id()));

alter table app.athletes enable row level security;
create policy granted on app.athletes for select to viewer using (
  id in (select athlete_id from app.grants where person_id = (select app.viewer_id()))
);
do $$
declare
  name text;
begin
  foreach name in array array['instructions', 'instruction_symptoms', 'symptoms', 'observations', 'runs'] loop
    execute format('alter table app.%I enable row level security', name);
    execute format(
      'create policy granted on app.%I for select to viewer using (
        athlete_id in (select athlete_id from app.grants where person_id = (select app.viewer_id())))',
      name
    );
  end loop;
end $$;
grant select on all tables in schema app to viewer;
