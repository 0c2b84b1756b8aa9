package id.kentongan.web.privacy.view;

/**
 * That somebody's identity was opened, as they are told.
 *
 * @param government whose office opened it
 * @param basis name of the rule, for the bundles
 */
public record NoticeCard(String ticket, String government, String basis, String opened) {}
