/**
 * Where reports come in.
 *
 * <ul>
 *   <li>R1.1 - When a report is filed, it shall be stored with its history, its case and the message to the first unit
 *       in one transaction, before the answer leaves. <i>(why: what was accepted is never lost)</i>
 *   <li>R1.2 - If the place is not the asked jurisdiction's, the report shall be refused and the right one named.
 *   <li>R1.3 - If the category is not one of the jurisdiction's, the report shall be refused.
 *   <li>R1.4 - While a report is not verified, the public shall see its number, status, category and kelurahan, but
 *       neither words nor place. <i>(why: nothing unverified is public)</i>
 *   <li>R1.5 - The tracking code shall be shown once and stored hashed.
 *   <li>R1.6 - When a report is sent again with the same key, its sender shall get the same answer and nothing shall be
 *       filed twice. <i>(why: a lost answer must not become a second report)</i>
 *   <li>R1.7 - If a key comes with another report, that report shall be refused.
 *   <li>R1.8 - If an answer to a question of the category is missing, unknown or of the wrong kind, the report shall be
 *       refused and told what would be right.
 *   <li>R1.9 - When reports are listed, a private category shall be in no list, and a search by place shall find verified
 *       reports only. <i>(why: a search by place must not tell what is not public)</i>
 * </ul>
 */
@NullMarked
package id.kentongan.report.intake.boundary;

import org.jspecify.annotations.NullMarked;
