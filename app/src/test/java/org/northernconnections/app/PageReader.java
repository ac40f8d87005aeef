package org.northernconnections.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.northernconnections.partnership.Account;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.NoAlertPresentException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A person who reads pages in [Chromium]: finds buttons and links by their words, and waits for what comes.
final class PageReader implements AutoCloseable {
    private final RunningProgram program;
    private final Chromium window;
    private final Map<Account, Set<Cookie>> cookies = new HashMap<>();

    PageReader(RunningProgram program) {
        this.program = program;
        this.window = Chromium.open(program, 1280, false);
    }

    /// Goes on as somebody else: signed in through a link from the outbox the first time, later by the cookies of
    /// that person, as if each had a browser.
    void signIn(Account account) {
        signOut();
        open("/sign-in");
        Set<Cookie> kept = cookies.get(account);
        if (kept == null) {
            signInByLink(account);
            cookies.put(account, window.driver().manage().getCookies());
        } else {
            signOut();
            kept.forEach(window.driver().manage()::addCookie);
        }
    }

    private void signInByLink(Account account) {
        type("email", account.email());
        press("Send me the link");
        open(program.signInLink(account.email()));
        press("Sign in");
    }

    void signOut() {
        window.driver().manage().deleteAllCookies();
    }

    void open(String path) {
        window.go(path);
    }

    /// The path of the page that is shown.
    String path() {
        return window.path().replaceAll("[?#].*", "");
    }

    /// What a reader sees of the page's main part.
    String text() {
        return window.text();
    }

    /// Fills in the field with this id.
    void type(String id, String text) {
        window.type("#" + id, text);
    }

    /// Fills in the first field that fits this selector.
    void fill(String css, String text) {
        window.driver().executeScript("arguments[0].value = arguments[1]", window.find("main " + css), text);
    }

    /// Sets a field that asks for a day and a time, such as 2026-05-08T12:00.
    void setTime(String id, String value) {
        window.driver().executeScript("document.getElementById(arguments[0]).value = arguments[1]", id, value);
    }

    void choose(String id, String shown) {
        new Select(window.find("#" + id)).selectByVisibleText(shown);
    }

    /// Presses the button with these words, and waits for the next page.
    void press(String words) {
        follow(By.xpath("//main//button[normalize-space()='%s']".formatted(words)));
    }

    /// Follows the link with these words.
    void click(String words) {
        follow(By.xpath("//main//a[normalize-space()='%s']".formatted(words)));
    }

    /// Presses the first button or link that fits this selector, and waits for the next page.
    void go(String css) {
        follow(By.cssSelector("main " + css));
    }

    /// Ticks the first box or button of a choice that fits this selector.
    void tick(String css) {
        window.click("main " + css);
    }

    /// Ticks every box or button of a choice that fits this selector.
    void tickAll(String css) {
        window.driver()
                .findElements(By.cssSelector("main " + css))
                .forEach(one -> window.driver().executeScript("arguments[0].click()", one));
    }

    boolean has(String css) {
        return window.has("main " + css);
    }

    /// How many parts of the page fit this selector.
    int count(String css) {
        return window.driver().findElements(By.cssSelector("main " + css)).size();
    }

    /// Waits, as long as planning may take, until the page has a part that fits this selector.
    void waitForPart(String css) {
        new WebDriverWait(window.driver(), Duration.ofSeconds(40))
                .withMessage(() -> css + " on a page that says: " + text())
                .until(_ -> has(css));
    }

    private void follow(By what) {
        window.follow(what, this::sayYes);
    }

    /// Confirms, where the page asks before it acts.
    private void sayYes() {
        try {
            window.driver().switchTo().alert().accept();
        } catch (NoAlertPresentException nothingAsked) {
            // Most buttons act at once.
        }
    }

    /// Opens what is folded away under these words.
    void unfold(String words) {
        window.click(By.xpath("//main//summary[normalize-space()='%s']".formatted(words)));
    }

    /// Waits until the part with this id says these words.
    void waitFor(String id, String words) {
        new WebDriverWait(window.driver(), Chromium.PATIENCE)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.id(id), words));
    }

    /// Waits until the part with this id does not say these words any more.
    void waitUntilGone(String id, String words) {
        new WebDriverWait(window.driver(), Chromium.PATIENCE)
                .until(ExpectedConditions.not(ExpectedConditions.textToBePresentInElementLocated(By.id(id), words)));
    }

    /// What the first QR code that fits this selector says, read from how it looks to a phone held close: before
    /// everything else, wherever it is on the page.
    String code(String css) {
        WebElement code = window.find("main " + css);
        window.driver()
                .executeScript(
                        "arguments[0].style.cssText = 'position: fixed; inset: 0; inline-size: 480px; block-size: 480px; z-index: 99'",
                        code);
        byte[] picture = code.getScreenshotAs(OutputType.BYTES);
        try {
            return Codes.read(ImageIO.read(new ByteArrayInputStream(picture))).getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What keeps somebody from using the page, see [AccessibilityTest].
    List<String> troubles() {
        return AccessibilityTest.troubles(window, window.path());
    }

    /// Keeps a picture of the page.
    void picture(String name) {
        window.picture(name);
    }

    @Override
    public void close() {
        window.close();
    }
}
