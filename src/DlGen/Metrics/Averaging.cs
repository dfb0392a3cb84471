namespace DlGen;

/// <summary>How one figure is made of the figures of several classes. The definitions are those of scikit-learn's argument <c>average</c>.</summary>
public enum Averaging
{
    /// <summary>
    /// The mean over the classes, each counted alike. Classes that occur neither as a true nor as a predicted class are left out, and a class
    /// whose figure isn't defined counts as 0.
    /// </summary>
    Macro,

    /// <summary>The mean over the classes, each counted by its examples. A class whose figure isn't defined counts as 0.</summary>
    Weighted,

    /// <summary>The figure of all classes' counts, added up. Where each example has one class of all, it is the accuracy.</summary>
    Micro,
}
