using System.Numerics;
using DlGen.Kernels;
using DlGen.Runtime;
using static System.FormattableString;

namespace DlGen;

/// <summary>Parameters that an optimizer treats alike.</summary>
/// <param name="RateFactor">What their learning rate is multiplied by.</param>
/// <param name="Decays">Whether weight decay acts on them.</param>
/// <remarks>A class: lists of a struct would be compiled anew.</remarks>
internal sealed record ParameterGroup(double RateFactor, bool Decays);

/// <summary>The groups of a network's parameters, and which parameter is in which.</summary>
internal sealed class ParameterGroups
{
    private ParameterGroups(ParameterGroup[] groups, int[] ofParameter)
    {
        Groups = groups;
        OfParameter = ofParameter;
    }

    /// <summary>All parameters alike.</summary>
    public static ParameterGroups One { get; } = new([new(1, Decays: true)], []);

    /// <summary>The groups; one or more.</summary>
    public ParameterGroup[] Groups { get; }

    /// <summary>Whether weight decay acts on any of them.</summary>
    public bool AnyDecays => Array.Exists(Groups, static group => group.Decays);

    /// <summary>The group's number of each parameter, in the order of the model's; empty where there is one group.</summary>
    public int[] OfParameter { get; }

    /// <summary>The groups that an optimizer divides a network's parameters into.</summary>
    /// <exception cref="ArgumentException">A rate is given for a layer that isn't there.</exception>
    public static ParameterGroups Of<T>(Optimizer optimizer, NetworkModel<T> model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool decaysAlike = optimizer.WeightDecayOrZero == 0f || optimizer.Decays == DecayScope.All;
        return optimizer.LayerRates is null && decaysAlike ? One : Divided(optimizer, model);
    }

    private static ParameterGroups Divided<T>(Optimizer optimizer, NetworkModel<T> model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        optimizer.LayerRates?.CheckAgainst(model.Name, model.Layers);
        var groups = new List<ParameterGroup>();

        // What learns nothing makes no group of its own.
        var ofParameter = new int[model.Parameters.Count];
        for (int index = 0; index < ofParameter.Length; index++)
        {
            ParameterModel parameter = model.Parameters[index];
            ofParameter[index] = parameter.IsFrozen || parameter.IsStatistic ? 0 : Number(Group(parameter));
        }

        return groups.Count <= 1 ? new([groups.Count == 0 ? One.Groups[0] : groups[0]], []) : new([.. groups], ofParameter);

        ParameterGroup Group(ParameterModel parameter) => new(
            optimizer.LayerRates?.FactorOf(model.Layers[parameter.Layer]) ?? 1,
            optimizer.WeightDecayOrZero == 0f || optimizer.Decays == DecayScope.All || parameter.Layout != ParameterLayout.Row);

        int Number(ParameterGroup group)
        {
            int index = groups.IndexOf(group);
            if (index < 0)
            {
                index = groups.Count;
                groups.Add(group);
            }

            return index;
        }
    }

    /// <summary>The group's number of each panel's width of a parameter arena, whose parameters each begin at one; null where there is one group.</summary>
    public PinnedValue<ushort>? OfPanels<T>(NetworkModel<T> model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => OfParameter.Length == 0 ? null : NumbersOfPanels(model);

    private PinnedValue<ushort> NumbersOfPanels<T>(NetworkModel<T> model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int width = Panels<T>.Width;
        var panels = new PinnedValue<ushort>(0, (int)((model.ParameterLength + width - 1) / width));
        (long Offset, int Group)[] starts = [.. model.Parameters.Select((parameter, index) => (parameter.Offset, OfParameter[index])).OrderBy(static start => start.Offset)];
        for (int start = 0; start < starts.Length; start++)
        {
            long end = start + 1 < starts.Length ? starts[start + 1].Offset : model.ParameterLength;
            for (long panel = starts[start].Offset / width; panel < (end + width - 1) / width; panel++)
            {
                panels[(int)panel] = checked((ushort)starts[start].Group);
            }
        }

        return panels;
    }
}
