package org.northernconnections.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/// Debian's Chromium without a window, for tests that look at pages as people do.
///
/// Where it is missing, or with `-Dnorthern.browser=no`, the tests that need it are skipped and say so.
final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path PICTURES = Path.of("target", "pictures");

    /// How long a page may take until it is there.
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int HEIGHT = 1_000;
    private static final int PICTURE_HEIGHT_MAX = 4_000;

    private final ChromeDriver driver;
    private final String address;
    private int width;

    private Chromium(ChromeDriver driver, String address, int width) {
        this.driver = driver;
        this.address = address;
        this.width = width;
        show(HEIGHT);
    }

    /// Pages are shown in this height. Windows of Chromium are never narrower than 500 pixels; what they show can be.
    private void show(int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /// A window of this size on the program.
    static Chromium open(RunningProgram program, int width, boolean dark) {
        assumeTrue(!"no".equals(System.getProperty("northern.browser")), "Browsers were not wanted.");
        assumeTrue(
                Files.isExecutable(PROGRAM) && Files.isExecutable(DRIVER),
                "Chromium is missing. Maybe: apt-get install chromium chromium-driver");
        var options = new ChromeOptions();
        options.setBinary(PROGRAM.toFile());
        options.addArguments(List.of(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en"));
        if (dark) {
            options.addArguments("--blink-settings=preferredColorScheme=0");
        }
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .withSilent(true)
                .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30));
        return new Chromium(driver, "http://localhost:" + program.port(), width);
    }

    /// Goes on as another person would: nobody is signed in, and the window has this size and these colours.
    void startAgain(int wide, boolean dark) {
        go("/");
        driver.manage().deleteAllCookies();
        width = wide;
        show(HEIGHT);
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        go("/");
    }

    ChromeDriver driver() {
        return driver;
    }

    void go(String path) {
        driver.get(address + path);
    }

    /// The path that is shown.
    String path() {
        return driver.getCurrentUrl().substring(address.length());
    }

    String text() {
        return driver.findElement(By.tagName("main")).getText();
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    boolean has(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    /// Clicks on the first element, wherever it is on the page.
    void click(String css) {
        click(By.cssSelector(css));
    }

    /// Clicks on the first element. Pages scroll smoothly, and back to where they were when they are loaded again,
    /// which the driver does not wait for: this one jumps, and once more where the page moved meanwhile.
    void click(By what) {
        new WebDriverWait(driver, PATIENCE)
                .ignoring(ElementClickInterceptedException.class)
                .until(_ -> {
                    WebElement element = driver.findElement(what);
                    driver.executeScript(
                            "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
                    element.click();
                    return true;
                });
    }

    /// Clicks, and waits for the next page.
    ///
    /// @param asked what is done on the way, such as to say yes
    void follow(By what, Runnable asked) {
        driver.executeScript("window.left = true");
        click(what);
        asked.run();
        new WebDriverWait(driver, PATIENCE)
                .ignoring(WebDriverException.class)
                .until(_ -> Boolean.TRUE.equals(
                        driver.executeScript("return !window.left && document.readyState === 'complete'")));
    }

    private void follow(String css) {
        follow(By.cssSelector(css), () -> {});
    }

    void type(String css, String text) {
        WebElement field = find(css);
        field.clear();
        field.sendKeys(text);
    }

    /// The paths of all links within the program that the page offers.
    List<String> links() {
        var links = new ArrayList<String>();
        for (WebElement link : driver.findElements(By.cssSelector("a[href]"))) {
            String target = String.valueOf(link.getDomAttribute("href"));
            if (target.startsWith("/") && !target.startsWith("//")) {
                links.add(target.replaceAll("#.*", ""));
            }
        }
        return links;
    }

    /// Signs in through the demonstration's door as one of its people.
    void signInAs(String person) {
        go("/demonstration/as/" + person);
        follow("main form button");
    }

    /// Goes on in this language, such as `de`.
    void read(String language) {
        if (!has("#page-language")) {
            go("/");
        }
        new Select(find("#page-language")).selectByValue(language);
        follow("form.language button");
    }

    /// Keeps the whole page as a picture in `target/pictures`.
    void picture(String name) {
        Object height = ((JavascriptExecutor) driver).executeScript("return document.documentElement.scrollHeight");
        show(Math.min(PICTURE_HEIGHT_MAX, ((Long) height).intValue()));
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        show(HEIGHT);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
