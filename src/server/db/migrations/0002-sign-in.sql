-- Staff accounts. better-auth names these tables and columns and looks them up by ids and tokens
-- alone: the one exception to "the municipality code leads every key".

CREATE SCHEMA auth;

CREATE TABLE auth."user" (
  "id" text PRIMARY KEY,
  "name" text NOT NULL,
  "email" text NOT NULL UNIQUE,
  "emailVerified" boolean NOT NULL,
  "image" text,
  "createdAt" timestamptz NOT NULL,
  "updatedAt" timestamptz NOT NULL,
  "twoFactorEnabled" boolean DEFAULT false,
  "role" text NOT NULL CHECK ("role" IN ('administrator', 'editor', 'viewer')),
  "municipalityCode" text NOT NULL REFERENCES public.municipality
);

CREATE TABLE auth."session" (
  "id" text PRIMARY KEY,
  "expiresAt" timestamptz NOT NULL,
  "token" text NOT NULL UNIQUE,
  "createdAt" timestamptz NOT NULL,
  "updatedAt" timestamptz NOT NULL,
  "ipAddress" text,
  "userAgent" text,
  "userId" text NOT NULL REFERENCES auth."user" ON DELETE CASCADE
);
CREATE INDEX session_by_user ON auth."session" ("userId");

CREATE TABLE auth."account" (
  "id" text PRIMARY KEY,
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" text NOT NULL REFERENCES auth."user" ON DELETE CASCADE,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz NOT NULL,
  "updatedAt" timestamptz NOT NULL
);
CREATE INDEX account_by_user ON auth."account" ("userId");

CREATE TABLE auth."verification" (
  "id" text PRIMARY KEY,
  "identifier" text NOT NULL,
  "value" text NOT NULL,
  "expiresAt" timestamptz NOT NULL,
  "createdAt" timestamptz NOT NULL,
  "updatedAt" timestamptz NOT NULL
);
CREATE INDEX verification_by_identifier ON auth."verification" ("identifier");

CREATE TABLE auth."twoFactor" (
  "id" text PRIMARY KEY,
  "secret" text NOT NULL,
  "backupCodes" text NOT NULL,
  "userId" text NOT NULL REFERENCES auth."user" ON DELETE CASCADE,
  "verified" boolean DEFAULT true,
  "failedVerificationCount" integer DEFAULT 0,
  "lockedUntil" timestamptz
);
CREATE INDEX two_factor_by_user ON auth."twoFactor" ("userId");

CREATE TABLE auth."rateLimit" (
  "id" text PRIMARY KEY,
  "key" text NOT NULL UNIQUE,
  "count" integer NOT NULL,
  "lastRequest" bigint NOT NULL
);

-- A one-time password that has been presented does not open a second sign-in.
CREATE TABLE auth.presented_code (
  user_id text NOT NULL REFERENCES auth."user" ON DELETE CASCADE,
  code_hash text NOT NULL,
  presented_at bigint NOT NULL,
  PRIMARY KEY (user_id, code_hash)
);

CREATE TABLE auth.one_time_link (
  token_hash text PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('sample-administrator', 'first-administrator')),
  municipality_code text NOT NULL,
  expires_at bigint NOT NULL,
  used_at bigint
);

-- Tries at enrollment codes, by address; kept for as long as the limiter counts them.
CREATE TABLE auth.enrollment_try (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
