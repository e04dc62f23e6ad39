/** The files that make Debian's tree a site of ours, on a database of its own. */
export type SiteSettings = {
  readonly url: string;
  readonly databaseSocket: string;
};

/**
 * `local` is what lets WordPress accept application passwords over plain http. Nothing may call
 * out, no timer of WordPress's own runs and nothing updates itself.
 */
export function wpConfig({ url, databaseSocket }: SiteSettings): string {
  return `<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:${databaseSocket}');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT',
  'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as $name) { define($name, md5($name)); }
define('WP_ENVIRONMENT_TYPE', 'local');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_HOME', '${url}');
define('WP_SITEURL', '${url}');
define('WP_CONTENT_DIR', __DIR__ . '/wp-content');
define('WP_DEBUG', false);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) { define('ABSPATH', __DIR__ . '/'); }
require_once ABSPATH . 'wp-settings.php';
`;
}

/** Existing files as they are; everything else to WordPress, for its readable addresses. */
export const ROUTER = `<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$file = __DIR__ . '/site' . rawurldecode($path);
if (is_file($file)) { return false; }
if (is_dir($file) && is_file(rtrim($file, '/') . '/index.php') && $path !== '/') {
  $_SERVER['SCRIPT_NAME'] = rtrim($path, '/') . '/index.php';
  require rtrim($file, '/') . '/index.php';
  return true;
}
$_SERVER['SCRIPT_NAME'] = '/index.php';
$_SERVER['SCRIPT_FILENAME'] = __DIR__ . '/site/index.php';
require __DIR__ . '/site/index.php';
`;

/**
 * Installs the blog: user 1 is the test's own administrator, user 2 the one the agency was given.
 * Prints both application passwords as JSON.
 */
export const INSTALL = `<?php
define('WP_INSTALLING', true);
function wp_new_blog_notification() {}
require __DIR__ . '/site/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Le Carnet du lait', 'keeper', 'keeper@carnet.example', true, '', wp_generate_password());
global $wp_rewrite;
$wp_rewrite->set_permalink_structure('/%postname%/');
$wp_rewrite->flush_rules(false);
$id = wp_insert_user(['user_login' => 'agence', 'user_pass' => wp_generate_password(),
  'user_email' => 'agence@carnet.example', 'display_name' => 'Agence', 'role' => getenv('AGENCY_ROLE')]);
$grant = fn($user) => WP_Application_Passwords::create_new_application_password($user, ['name' => 'compagnon'])[0];
echo json_encode(['keeper' => $grant(1), 'agency' => $grant($id), 'agencyId' => $id]);
`;

/** Writes one approved comment, told as JSON in COMMENT, as WordPress itself does; prints its id. */
export const COMMENT = `<?php
require __DIR__ . '/site/wp-load.php';
echo wp_insert_comment(wp_slash(json_decode(getenv('COMMENT'), true)));
`;
