using System.Numerics;
using DlGen.Runtime;
using static System.FormattableString;

namespace DlGen;

// Whether a dataset fits a network. The answer is kept with the examples, so that asking at every step costs nothing.
public sealed partial class Dataset
{
    private const string Whole = "dataset";

    // Labels that are known to fit, some of them because they are left out.
    private FittingLabels? fitting;

    /// <summary>Throws unless the dataset has examples, and their inputs and targets are what the network takes.</summary>
    /// <param name="model">The network.</param>
    /// <param name="role">What the dataset is to it, for messages.</param>
    /// <param name="argument">The argument that it was given as.</param>
    /// <exception cref="ArgumentException">They don't fit; the message names both sides, and the row where it is a row's fault.</exception>
    internal void CheckAgainst<T>(NetworkModel<T> model, string role = Whole, string? argument = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Count == 0)
        {
            throw Refused(argument, $"The {role} is empty: {model.Name} needs at least one example.");
        }

        CheckInputsAgainst(model, role, argument);
        CheckTargetsAgainst(model, role, argument);
    }

    /// <summary>Throws unless the network takes inputs of this size. Allocates nothing.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    internal void CheckInputsAgainst<T>(NetworkModel<T> model, string role = Whole, string? argument = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = Lengths.Product(model.InputShape);
        if (InputSize != size)
        {
            throw Refused(argument, $"The {role}'s inputs have {InputSize} values, shape {ShapeText.Format(InputShape)}; {model.Name} takes {size}, shape {Text(model.InputShape)}.");
        }

        if (LacksInputs)
        {
            CheckMissing(model, role, argument);
        }

        if (model.Tokens.Count > 0 && view.Augmentation is { } augmentation)
        {
            throw Refused(argument, $"The {role}'s inputs are augmented by {augmentation}; {model.Name} takes tokens, which can't be.");
        }

        for (int part = 0; part < model.Tokens.Count; part++)
        {
            CheckTokens(model, model.Tokens[part], role, argument);
        }
    }

    /// <summary>Throws where inputs of the examples are missing.</summary>
    private void CheckMissing<T>(NetworkModel<T> model, string role, string? argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < Count; row++)
        {
            int index = examples.FloatsOf(Row(row)).IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
            if (index >= 0)
            {
                string name = InputNames.Count > 0 ? $"'{InputNames[index]}'" : Invariant($"{index}");
                throw Refused(argument, $"{Of(role)}row {row}, input {name} is missing; {model.Name} takes numbers. A scaler fitted on the training part (Standardizer, MinMax) puts the mean in its place.");
            }
        }
    }

    /// <summary>Whether inputs may be missing and nothing puts others in their place.</summary>
    private bool LacksInputs => examples.HasMissing && view.Scaler is not { FillsMissing: true };

    /// <summary>Throws unless what should be tokens are some that the network knows. Inputs that were seen to be aren't looked at again.</summary>
    private void CheckTokens<T>(NetworkModel<T> model, TokenInputs tokens, string role, string? argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (examples.HaveFitted(tokens))
        {
            return;
        }

        if (examples.HasBytes)
        {
            throw Refused(argument, $"The {role}'s inputs are bytes, which stand for numbers from 0 to 1; {model.Name} takes tokens (Dataset.FromTokens).");
        }

        for (int row = 0; row < examples.Count; row++)
        {
            ReadOnlySpan<float> example = examples.FloatsOf(row);
            if (tokens.IndexOfOther(example, InputSize) is >= 0 and var index)
            {
                throw Refused(argument, $"{Of(role)}row {row}, column {index} {tokens.Refusal(example[index])}.");
            }
        }

        examples.Fit(tokens);
    }

    /// <summary>Throws unless the network's losses take these labels or target values. Allocates nothing.</summary>
    /// <exception cref="ArgumentException">They are of another kind, size or number, or one is out of range.</exception>
    internal void CheckTargetsAgainst<T>(NetworkModel<T> model, string role = Whole, string? argument = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (targets.Length != model.Heads.Count)
        {
            throw Refused(argument, $"The {role} has {Plural(targets.Length, "target")} an example; {model.Name} has {Plural(model.Heads.Count, model.Heads.Count == 1 ? "output" : "head")} and takes one for each, in their order (WithLabels, WithTargets).");
        }

        for (int target = 0; target < targets.Length; target++)
        {
            CheckTargetAgainst(model, target, role, argument);
        }
    }

    private void CheckTargetAgainst<T>(NetworkModel<T> model, int index, string role, string? argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ExampleTargets target = targets[index];
        HeadModel head = model.Heads[index];
        if (target.Positions > 1 && target.Positions != head.Rows)
        {
            throw Refused(argument, $"The {role} has weights for {target.Positions} positions an example{At(index)}; {Name(model, head)}'s outputs {Text(head.Shape)} have {head.Rows}.");
        }

        if (head.Targets == TargetKind.Classes)
        {
            if (target.Labels is null)
            {
                throw Refused(argument, $"The {role} has {target.Size} target values an example{At(index)}; {Name(model, head)}'s loss compares classes and takes labels.");
            }

            if (target.LabelCount != head.Positions)
            {
                throw Refused(argument, $"The {role} has {Plural(target.LabelCount, "label")} an example{At(index)}; {Name(model, head)}'s outputs {Text(head.Shape)} take {head.Positions}{(head.Positions == 1 ? "" : ", one for each position")}.");
            }

            CheckLabels(model, target, head, head.Width, role, argument);
        }
        else if (target.Labels is not null)
        {
            if (head.Targets != TargetKind.Probabilities || head.Size != 1)
            {
                throw Refused(argument, $"The {role} has labels{At(index)}; {Name(model, head)}'s loss compares values and takes {head.Size} target values an example.");
            }

            if (target.LabelCount != 1)
            {
                throw Refused(argument, $"The {role} has {target.LabelCount} labels an example{At(index)}; {Name(model, head)} takes one.");
            }

            CheckLabels(model, target, head, classes: 2, role, argument);
        }
        else if (target.Size != head.Size)
        {
            throw Refused(argument, $"The {role} has {target.Size} target values an example{At(index)}; {Name(model, head)} has {head.Size} outputs, shape {Text(head.Shape)}.");
        }
        else if (head.Targets == TargetKind.Probabilities)
        {
            CheckProbabilities(model, target, head, role, argument);
        }
    }

    private void CheckLabels<T>(NetworkModel<T> model, ExampleTargets target, HeadModel head, int classes, string role, string? argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (target.ClassWeights is { Length: int weighed } && weighed != classes)
        {
            throw Refused(argument, $"The {role} has weights for {weighed} classes; {Name(model, head)} has {classes}.");
        }

        if (target.MinLabel < 0 || target.MaxLabel >= classes)
        {
            CheckEachLabel(model, target, head, classes, role, argument);
        }
    }

    /// <summary>Throws where a label is no class of the network, and none that it leaves out.</summary>
    private void CheckEachLabel<T>(NetworkModel<T> model, ExampleTargets target, HeadModel head, int classes, string role, string? argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (fitting == new FittingLabels(target, classes, head.IgnoreIndex))
        {
            return;
        }

        // The label that isn't one may be in another part of a split.
        for (int row = 0; row < Count; row++)
        {
            ReadOnlySpan<int> labels = target.LabelsOf(Row(row));
            int position = IndexOfOther(labels, classes, head);
            if (position >= 0)
            {
                int label = labels[position];
                string place = labels.Length == 1 ? "" : Invariant($", position {position}");
                string hint = label < 0 && head.Targets == TargetKind.Classes
                    ? Invariant($"; the label that it leaves out is {head.IgnoreIndex} (IgnoreIndex)")
                    : "";
                string weights = target.ClassWeights is null ? "" : ", with a weight each";
                throw Refused(argument, $"{Of(role)}{target.Source}row {Row(row)}{place} has label {label}; {Name(model, head)} has classes 0 to {classes - 1}{weights}{hint}.");
            }
        }

        fitting = new(target, classes, head.IgnoreIndex);
    }

    /// <summary>The first of an example's labels that is no class and isn't left out; −1 where there is none.</summary>
    private static int IndexOfOther(ReadOnlySpan<int> labels, int classes, HeadModel head)
    {
        for (int position = 0; position < labels.Length; position++)
        {
            if ((uint)labels[position] >= (uint)classes && !Ignores(head, labels[position]))
            {
                return position;
            }
        }

        return -1;
    }

    private void CheckProbabilities<T>(NetworkModel<T> model, ExampleTargets target, HeadModel head, string role, string? argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (target.AreProbabilities)
        {
            return;
        }

        for (int row = 0; row < Count; row++)
        {
            ReadOnlySpan<float> values = target.Values.AsSpan(Row(row) * target.Size, target.Size);
            int column = values.IndexOfAnyExceptInRange(0f, 1f);
            if (column >= 0)
            {
                throw Refused(argument, $"{Of(role)}targets: row {Row(row)}, column {column} is {values[column]}; {Name(model, head)}'s loss takes probabilities, from 0 to 1.");
            }
        }
    }

    private static ArgumentException Refused(string? argument, FormattableString message) => new(Invariant(message), argument);

    /// <summary>Which dataset a row is of, at the beginning of a message; nothing where there is only one.</summary>
    private static string Of(string role) => role == Whole ? "" : $"{role}: ";

    /// <summary>A network's output, for a message: its name, with the head's where there are several.</summary>
    private static string Name<T>(NetworkModel<T> model, HeadModel head)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => model.Heads.Count == 1 ? model.Name : $"{model.Name}.{head.Name}";

    /// <summary>Which target of several is meant, for a message.</summary>
    private string At(int target) => targets.Length == 1 ? "" : Invariant($" as target {target}");

    private static string Plural(int count, string what) => Invariant($"{count} {what}{(count == 1 ? "" : "s")}");

    private static string Text(IReadOnlyList<int> shape) => ShapeText.Format<int>([.. shape]);

    private sealed record FittingLabels(ExampleTargets Target, int Classes, int IgnoreIndex);
}
