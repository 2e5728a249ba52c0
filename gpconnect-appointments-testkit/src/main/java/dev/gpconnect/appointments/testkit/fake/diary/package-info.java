/**
 * What a practice holds and knows: its diary of schedules and slots, its patients, places and staff, its appointments, the PDS that it
 * asks, and the rules of who may book which slot. Nothing here answers requests.
 */
@NullMarked
package dev.gpconnect.appointments.testkit.fake.diary;

import org.jspecify.annotations.NullMarked;
