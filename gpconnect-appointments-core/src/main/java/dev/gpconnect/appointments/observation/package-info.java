/**
 * Calls and their attempts as Micrometer observations, for applications that measure or trace with it. Needs the artifact
 * {@code micrometer-observation}, which the SDK does not bring; nothing else in the SDK does.
 *
 * <p>A call is an observation {@code gpconnect.call}, a child of what the application observes on the calling thread; in a search
 * across practices this holds for every practice. Each attempt at it is a child {@code gpconnect.attempt}.
 *
 * <table>
 *   <caption>Low-cardinality key values, all of them always there</caption>
 *   <tr><th>Key</th><th>On</th><th>Value</th></tr>
 *   <tr><td>{@code gpconnect.interaction}</td><td>both</td>
 *     <td>the {@link dev.gpconnect.appointments.model.InteractionId}'s name</td></tr>
 *   <tr><td>{@code gpconnect.outcome}</td><td>both</td>
 *     <td>the {@link dev.gpconnect.appointments.audit.AuditOutcome}'s name; {@code none} until the end</td></tr>
 *   <tr><td>{@code gpconnect.status}</td><td>both</td>
 *     <td>the HTTP status; {@code none} without an answer, {@code other} outside of 100 to 599</td></tr>
 *   <tr><td>{@code gpconnect.spine.code}</td><td>both</td>
 *     <td>the Spine code, or the number that the Spine proxy gives in its place; {@code none} without, {@code other} when it is
 *     none of those that are known</td></tr>
 *   <tr><td>{@code gpconnect.exception}</td><td>both</td>
 *     <td>the simple name of the SDK's exception; {@code none} on success, {@code other} for one that is not the SDK's</td></tr>
 *   <tr><td>{@code gpconnect.attempts}</td><td>call</td><td>how many attempts were made, 0 to 5</td></tr>
 *   <tr><td>{@code gpconnect.attempt}</td><td>attempt</td><td>which attempt it is, 1 to 5</td></tr>
 * </table>
 *
 * <table>
 *   <caption>High-cardinality key values</caption>
 *   <tr><th>Key</th><th>On</th><th>Value</th></tr>
 *   <tr><td>{@code gpconnect.practice}</td><td>both</td><td>the practice's ODS code</td></tr>
 *   <tr><td>{@code gpconnect.trace.id}</td><td>both</td>
 *     <td>the attempt's trace id (D-AU-03); on a call that of its last attempt, absent without any</td></tr>
 * </table>
 *
 * <p>Nothing of a patient, no URL and no token is among them (D-IG-07). The error of an observation is a stand-in with the SDK's own
 * message and the place where it was thrown: what plug-ins wrote into causes and into exceptions of their own goes nowhere.
 */
@NullMarked
package dev.gpconnect.appointments.observation;

import org.jspecify.annotations.NullMarked;
